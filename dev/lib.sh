# Shared by the scripts here; each is run from the top directory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

run() { # prints a command, then runs it
    echo "+ $*" >&2
    "$@"
}

quiet=(-Dorg.slf4j.simpleLogger.defaultLogLevel=warn) # unlike -q it shows the warnings that javac fails for

maven() { run dev/maven -B -ntp "$@"; }

needs_jdk25() { JAVA25_HOME=$(dev/jdk25) && export JAVA25_HOME; }
