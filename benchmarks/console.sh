#!/bin/sh
# Measures how long the console takes in a browser, as rows of docs/performance.md. Most of its policies are
# made up and say so. Needs Chromium (Debian: apt install chromium).
#   benchmarks/console.sh            100,000 policies; some minutes
#   benchmarks/console.sh 10000      so many
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-100000}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/console.sh [POLICIES]" >&2
    exit 2
    ;;
esac

. "$root/benchmarks/whole.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
"$root/hengce" demo >>"$work/log" 2>&1
program ConsoleSpeed "${1:-100000}"
