#!/bin/sh
# Measures how soon a second gateway refuses whom the first one has shut out, and prints figures for docs/performance.md.
#   benchmarks/revocation.sh         20 keys, 20 sessions, 20 roles; two minutes
# Against what runs (./hengce up; HENGCE_HOME, HENGCE_HTTP_PORT as there): a second gateway is started beside it, on the same database.
# Leaves a user 'measured-user' and revoked keys called 'measured' behind. Linux. What was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
home=${HENGCE_HOME:-$root/.hengce}
first=http://127.0.0.1:${HENGCE_HTTP_PORT:-8080}
work=$(mktemp -d "${TMPDIR:-/tmp}/hengce-revocation.XXXXXX")
started=

clean_up() {
    status=$?
    trap - EXIT
    [ -z "$started" ] || kill "$started" 2>/dev/null || true
    [ "$status" -eq 0 ] || [ ! -f "$work/log" ] || tail -n 20 "$work/log" >&2
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

[ -f "$home/run/gateway.json" ] || {
    echo "no gateway runs with $home; start one: ./hengce up" >&2
    exit 1
}
gateway=$(sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$home/run/gateway.json")
tr '\0' '\n' <"/proc/$gateway/environ" | grep -E '^(HENGCE|QUARKUS)_' | grep -v '^QUARKUS_HTTP_PORT' |
    sed "s/'/'\\\\''/g; s/=/='/; s/\$/'/; s/^/export /" >"$work/environment"
port=$((20000 + $$ % 10000))
while grep -qi ":$(printf '%04X' "$port") [0-9A-F]*:[0-9A-F]* 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null; do
    port=$((port + 1))
done
(
    . "$work/environment"
    export QUARKUS_HTTP_PORT="$port" QUARKUS_MANAGEMENT_PORT=0
    exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Xmx160m -jar "$root/gateway/target/quarkus-app/quarkus-run.jar"
) >"$work/log" 2>&1 &
started=$!
tries=0
until curl -sf "http://127.0.0.1:$port/q/health/ready" >/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 240 ] || exit 1
    sleep 0.5
done

(cd "$root" && mvn -B -q -Pquick -pl benchmarks -am package) >>"$work/log" 2>&1
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
    org.hengce.benchmarks.Revocation "$first" "http://127.0.0.1:$port" "$home/admin-password" "${COUNT:-20}"
echo "load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"
