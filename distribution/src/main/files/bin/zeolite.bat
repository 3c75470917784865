@echo off
rem The command line, on the java of JAVA25_HOME, JAVA_HOME or PATH, which has to be 25 or later.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined JAVA25_HOME set "java=%JAVA25_HOME%\bin\java"
rem A cache of loaded and linked classes, made by: set ZEOLITE_AOT=now. What does not fit is done without.
set "cache=%LOCALAPPDATA%\zeolite\cli.aot"
set "aot="
if /i "%ZEOLITE_AOT%"=="now" call :make >nul 2>nul
if exist "%cache%" if /i not "%ZEOLITE_AOT%"=="off" set aot=-XX:AOTCache="%cache%"
set "log=-Xlog:disable -Xlog:all=warning:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr"
"%java%" %aot% %log% -Xbootclasspath/a:"%home%\lib\picocli.jar" -cp "%home%\mods\*" io.zeolite.cli.Main %*
exit /b %errorlevel%

:make
if not exist "%LOCALAPPDATA%\zeolite" mkdir "%LOCALAPPDATA%\zeolite"
"%java%" -XX:AOTCacheOutput="%cache%.new" -Xbootclasspath/a:"%home%\lib\picocli.jar" -cp "%home%\mods\*" io.zeolite.cli.Main run "%home%\examples\guests\sort\sort.wasm" <nul
if exist "%cache%.new" move /y "%cache%.new" "%cache%"
exit /b 0
