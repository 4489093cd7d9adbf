#!/bin/sh
# Measures reads of a panel (31 regions, 20 periods) while many observations are stored, as rows of docs/performance.md.
#   benchmarks/reads.sh             10,000,000 observations; some five minutes, 2.5 GB of disk
#   benchmarks/reads.sh 1000000     so many
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-10000000}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/reads.sh [OBSERVATIONS]" >&2
    exit 2
    ;;
esac
stored=${1:-10000000}

. "$root/benchmarks/whole.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
program_with_database ReadSpeed "$stored"
