#!/bin/sh
# Measures how fast a file is imported beside a raw COPY of the same rows into the same table, as rows of docs/performance.md.
#   benchmarks/imports.sh           1,000,000 rows, three turns
#   benchmarks/imports.sh --large   then 5,000,000 rows by a service with a heap of 400 MB
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-}/$# in
/0) large=false ;;
--large/1) large=true ;;
*)
    echo "usage: benchmarks/imports.sh [--large]" >&2
    exit 2
    ;;
esac

. "$root/benchmarks/whole.sh"
without_limits

peak() { awk '/^VmHWM:/ { printf "%d MB", $2 / 1024 }' "/proc/$(service indicator-service)/status"; }
heap() { tr '\0' '\n' <"/proc/$(service indicator-service)/cmdline" | sed -n 's/^-Xmx//p'; }

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
build_programs
"$root/hengce" up >>"$work/log" 2>&1
echo "| 1,000,000 rows, heap of the service $(heap) | ≥ 50,000 rows/s and ≥ 0.25 × raw COPY | $(program_with_database ImportSpeed 1000000 3) | $(date +%Y-%m-%d) |"
if [ $large = true ]; then
    echo "| 5,000,000 rows, heap of the service $(heap) | as above, heap ≤ 400 MB | $(program_with_database ImportSpeed 5000000 1); peak resident $(peak) | $(date +%Y-%m-%d) |"
fi
