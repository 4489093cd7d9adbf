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

work=$(mktemp -d "${TMPDIR:-/tmp}/hengce-benchmark.XXXXXX")
: >"$work/log"

clean_up() {
    status=$?
    trap - EXIT
    if [ -d "$HENGCE_HOME" ]; then "$root/hengce" down >>"$work/log" 2>&1 || status=1; fi
    if [ "$status" -ne 0 ]; then
        mv "$work/log" "$work.log"
        echo "ended early; what was said is in $work.log" >&2
    fi
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# A port that nobody listens on, on any address.
free_port() {
    port=$((20000 + $$ % 10000))
    while grep -qi ":$(printf '%04X' "$port") [0-9A-F]*:[0-9A-F]* 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null; do
        port=$((port + 1))
    done
    echo "$port"
}

HENGCE_HOME=$work/home
HENGCE_HTTP_PORT=$(free_port)
HENGCE_LIMITS_CREDENTIAL=1000000/15s
HENGCE_LIMITS_ADDRESS=1000000/15s
export HENGCE_HOME HENGCE_HTTP_PORT HENGCE_LIMITS_CREDENTIAL HENGCE_LIMITS_ADDRESS

java() { command "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@"; }

# What the service was started with: its database, and how it is told apart.
service() {
    sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$HENGCE_HOME/run/indicator-service.json"
}

measure() {
    pid=$(service)
    tr '\0' '\n' <"/proc/$pid/environ" | sed -n "s/^\(HENGCE_DATABASE_[A-Z]*\)=\(.*\)$/export \1='\2'/p" >"$work/database"
    (
        . "$work/database"
        java -XX:+UseSerialGC -Xmx256m -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
            org.hengce.benchmarks.ImportSpeed "http://127.0.0.1:$HENGCE_HTTP_PORT" "$HENGCE_HOME/admin-password" "$1" "$2" \
            2>>"$work/log"
    )
}

peak() { awk '/^VmHWM:/ { printf "%d MB", $2 / 1024 }' "/proc/$(service)/status"; }
heap() { tr '\0' '\n' <"/proc/$(service)/cmdline" | sed -n 's/^-Xmx//p'; }

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
(cd "$root" && mvn -B -q -Pquick -pl benchmarks -am package) >>"$work/log" 2>&1
"$root/hengce" up >>"$work/log" 2>&1
echo "| 1,000,000 rows, heap of the service $(heap) | ≥ 50,000 rows/s and ≥ 0.25 × raw COPY | $(measure 1000000 3) | $(date +%Y-%m-%d) |"
if [ $large = true ]; then
    echo "| 5,000,000 rows, heap of the service $(heap) | as above, heap ≤ 400 MB | $(measure 5000000 1); peak resident $(peak) | $(date +%Y-%m-%d) |"
fi
