#!/bin/sh
# Measures the report of quality of a large indicator with all rules, as rows of docs/performance.md.
#   benchmarks/quality.sh           15,300 days of 33 regions: 504,900 values
#   benchmarks/quality.sh 1000      so many days
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-15300}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/quality.sh [DAYS]" >&2
    exit 2
    ;;
esac
days=${1:-15300}

. "$root/benchmarks/whole.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
program_with_database QualitySpeed "$days"
