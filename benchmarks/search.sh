#!/bin/sh
# Measures how fast policies are registered from a file, found and counted, as rows of docs/performance.md. The policies are
# made up and say so.
#   benchmarks/search.sh            100,000 policies; some minutes
#   benchmarks/search.sh 10000      so many
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-100000}/$# in
*[!0-9/]*/* | */[2-9])
    echo "usage: benchmarks/search.sh [POLICIES]" >&2
    exit 2
    ;;
esac

. "$root/benchmarks/whole.sh"
without_limits

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
program SearchSpeed "${1:-100000}" "http://127.0.0.1:$(port policy-service)" "$HENGCE_HOME/keys/internal-private.jwk"
