#!/bin/sh
# Measures how soon a portfolio of made-up policies is evaluated again, as rows of docs/performance.md.
#   benchmarks/portfolio.sh          1,000 policies with twelve indicators each; some ten minutes
#   benchmarks/portfolio.sh 100      so many policies
# Linux only: it reads /proc. Needs taskset and curl. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-1000}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/portfolio.sh [POLICIES]" >&2
    exit 2
    ;;
esac
policies=${1:-1000}

. "$root/benchmarks/whole.sh"
. "$root/benchmarks/replicas.sh"
without_limits

cores=$(getconf _NPROCESSORS_ONLN)
echo "$cores cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
take_over_evaluation_service
program PortfolioSpeed "$policies" register
replica "0-$((cores - 1))" "$evaluation_port" HENGCE_REEVALUATION_ROBUSTNESS=false
# Nothing was evaluated yet: meanwhile all of it is, and what is compiled first is not what is measured.
program_with_evaluations PortfolioSpeed "$policies" "without answers in other ways" "< 50 s"
end_replicas
replica "0-$((cores - 1))" "$evaluation_port" HENGCE_REEVALUATION_ROBUSTNESS=true
program_with_evaluations PortfolioSpeed "$policies" "with everything" "< 150 s"
end_replicas
# Of a thousand policies many ask the same of the same panel: 31 provinces and six starts make 186 different ones.
replica "0-$((cores - 1))" "$evaluation_port" HENGCE_REEVALUATION_ROBUSTNESS=true HENGCE_CARRY_OVER_MEGABYTES=0 HENGCE_CARRY_OVER_GOALS=0
program_with_evaluations PortfolioSpeed "$policies" "with everything, each goal estimated for itself" "–"
echo "largest resident memory of evaluation-service $(peak_memory) MB; load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
