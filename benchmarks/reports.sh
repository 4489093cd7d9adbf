#!/bin/sh
# Measures reports of made-up policies with twelve indicators, as rows of docs/performance.md.
#   benchmarks/reports.sh          500 policies; some twenty minutes
#   benchmarks/reports.sh 60       so many policies, 60 or more
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-500}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/reports.sh [POLICIES]" >&2
    exit 2
    ;;
esac
policies=${1:-500}

. "$root/benchmarks/whole.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
program_with_database_of evaluation-service ReportSpeed "$policies"
pid=$(service evaluation-service)
echo "evaluation-service: heap $(tr '\0' ' ' <"/proc/$pid/cmdline" | sed -n 's/.*-Xmx\([^ ]*\).*/\1/p'), largest resident memory $(awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$pid/status") MB; load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
