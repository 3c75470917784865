@echo off
rem The command line, on the java of JAVA25_HOME, JAVA_HOME or PATH, which has to be 25 or later.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined JAVA25_HOME set "java=%JAVA25_HOME%\bin\java"
"%java%" -Xbootclasspath/a:"%home%\lib\picocli.jar" -cp "%home%\mods\*" io.zeolite.cli.Main %*
exit /b %errorlevel%
