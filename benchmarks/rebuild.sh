#!/bin/sh
# Measures how fast the copies of evaluation-service are made again from the topics, and its heap with so many values, as rows of
# docs/performance.md.
#   benchmarks/rebuild.sh             10,000,000 values; some fifteen minutes, 8 GB of disk
#   benchmarks/rebuild.sh 1000000     so many
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-10000000}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/rebuild.sh [VALUES]" >&2
    exit 2
    ;;
esac
values=${1:-10000000}

. "$root/benchmarks/whole.sh"
without_limits

jcmd() { command "${JAVA_HOME:+$JAVA_HOME/bin/}jcmd" "$@"; }

# What is reachable, in MB: the heap in use after a full collection.
live_heap() {
    jcmd "$1" GC.run >>"$work/log"
    jcmd "$1" GC.heap_info | awk '/heap +total/ { sub(/.*used /, ""); sub(/K.*/, ""); used += $1 } /generation|old/ && !/heap/ { if (match($0, /used [0-9]+K/)) more += substr($0, RSTART + 5, RLENGTH - 6) }
        END { printf "%d MB", (used ? used : more) / 1024 }'
}

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
echo "| copies made again from the topics | ≥ 50,000 values/s | $(program_with_database_of evaluation-service RebuildSpeed "$values") | $(date +%Y-%m-%d) |"
pid=$(service evaluation-service)
echo "| heap of evaluation-service with them | < 512 MB | runs with -Xmx$(tr '\0' '\n' <"/proc/$pid/cmdline" | sed -n 's/^-Xmx//p'); in use after a full collection $(live_heap "$pid"); peak resident $(awk '/^VmHWM:/ { printf "%d MB", $2 / 1024 }' "/proc/$pid/status") | $(date +%Y-%m-%d) |"
