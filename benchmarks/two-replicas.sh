#!/bin/sh
# Measures two evaluation-services on one database, a core each, beside one on one core, as rows of docs/performance.md.
#   benchmarks/two-replicas.sh          200 made-up policies with twelve indicators each; some five minutes
#   benchmarks/two-replicas.sh 50       so many policies
# Linux only: it reads /proc. Needs two cores, taskset and curl. Data go to a temporary folder; what was started is stopped.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-200}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/two-replicas.sh [POLICIES]" >&2
    exit 2
    ;;
esac
policies=${1:-200}

. "$root/benchmarks/whole.sh"
. "$root/benchmarks/replicas.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
take_over_evaluation_service
program PortfolioSpeed "$policies" register
replica 0 "$evaluation_port" HENGCE_REEVALUATION_PARALLELISM=1
program_with_evaluations PortfolioSpeed "$policies" "one replica, one core" "–"
# Beside a part of the portfolio the second compiles what it needs.
replica 1 "$(free_port)" HENGCE_REEVALUATION_PARALLELISM=1
program_with_evaluations PortfolioSpeed "$policies" "two replicas, a core each, the second one new" "–"
program_with_evaluations PortfolioSpeed "$policies" "two replicas, a core each" "≤ 0.75 × one"
echo "load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
