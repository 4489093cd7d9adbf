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

echo "$(getconf _NPROCESSORS_ONLN) cores; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
(cd "$root" && mvn -B -q -Pquick -pl benchmarks -am package) >>"$work/log" 2>&1
"$root/hengce" up >>"$work/log" 2>&1
pid=$(sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$HENGCE_HOME/run/indicator-service.json")
tr '\0' '\n' <"/proc/$pid/environ" | sed -n "s/^\(HENGCE_DATABASE_[A-Z]*\)=\(.*\)$/export \1='\2'/p" >"$work/database"
. "$work/database"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx256m -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
    org.hengce.benchmarks.QualitySpeed "http://127.0.0.1:$HENGCE_HTTP_PORT" "$HENGCE_HOME/admin-password" "$days" 2>>"$work/log"
