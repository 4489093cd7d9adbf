#!/bin/sh
# Measures from an accepted value to the stored evaluations of 40 made-up policies on its indicator, as rows of docs/performance.md.
#   benchmarks/burst.sh          ten bursts of 40 changes, then 50 changes a second for 60 s; some three minutes
#   benchmarks/burst.sh 3 10     so many bursts, so many seconds
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-10}${2:-60}/$# in
*[!0-9/]*/* | */[3-9])
    echo "usage: benchmarks/burst.sh [BURSTS [SECONDS]]" >&2
    exit 2
    ;;
esac
bursts=${1:-10}
seconds=${2:-60}

. "$root/benchmarks/whole.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
program_with_database_of evaluation-service BurstSpeed "$bursts" "$seconds"
echo "load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
