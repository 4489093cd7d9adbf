#!/bin/sh
# Measures the gateway beside nginx, both before the same upstream (1 KB from nginx's memory), and prints rows for docs/performance.md.
#   benchmarks/gateway.sh            throughput and added latency; some four minutes
#   SECONDS_PER_RUN=5 benchmarks/gateway.sh
# The proxy under test has core 0, load and upstream have core 1. Token check and limits are on; the limits are too high to refuse.
# Linux with two cores, taskset, nginx and wrk (Debian: apt install nginx-light wrk). What was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
seconds=${SECONDS_PER_RUN:-10}
rate=500

for tool in nginx wrk taskset curl; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || {
        echo "there is no $tool; Debian: apt install nginx-light wrk util-linux curl" >&2
        exit 1
    }
done
PATH=$PATH:/usr/sbin

work=$(mktemp -d "${TMPDIR:-/tmp}/hengce-gateway.XXXXXX")
HENGCE_HOME=$work/home
export HENGCE_HOME
started=

clean_up() {
    status=$?
    trap - EXIT
    for pid in $started; do kill "$pid" 2>/dev/null || true; done
    [ ! -d "$HENGCE_HOME" ] || "$root/hengce" down >>"$work/log" 2>&1 || true
    if [ "$status" -ne 0 ]; then
        mkdir -p "$work.failed"
        cp "$work"/log "$work"/*.log "$work.failed" 2>/dev/null || true
        echo "ended early; what was said is in $work.failed" >&2
    fi
    rm -rf "$work"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

next=$((20000 + $$ % 10000))
# A port that nobody listens on, on any address; in $port.
free_port() {
    next=$((next + 1))
    while grep -qi ":$(printf '%04X' "$next") [0-9A-F]*:[0-9A-F]* 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null; do
        next=$((next + 1))
    done
    port=$next
}

# start_nginx NAME CORE CONFIGURATION
start_nginx() {
    mkdir -p "$work/$1"
    cat >"$work/$1.conf" <<EOF
daemon off; pid $work/$1/pid; error_log $work/$1.log; worker_processes 1;
events { worker_connections 1024; }
http {
    access_log off; keepalive_requests 100000000; server_tokens off;
    client_body_temp_path $work/$1; proxy_temp_path $work/$1; fastcgi_temp_path $work/$1; uwsgi_temp_path $work/$1; scgi_temp_path $work/$1;
    $3
}
EOF
    taskset -c "$2" nginx -p "$work" -c "$work/$1.conf" -e "$work/$1.log" &
    started="$started $!"
}

wait_for() {
    tries=0
    until curl -fs -o /dev/null "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || return 1
        sleep 0.2
    done
}

"$root/hengce" help >/dev/null
free_port
HENGCE_HTTP_PORT=$port
export HENGCE_HTTP_PORT
"$root/hengce" up >"$work/log" 2>&1

kilobyte=$(printf '%1024s' '' | tr ' ' x)
free_port
upstream=$port
start_nginx upstream 1 "server { listen 127.0.0.1:$upstream; location / { default_type application/octet-stream; return 200 $kilobyte; } }"
free_port
peer=$port
start_nginx peer 0 "upstream u { server 127.0.0.1:$upstream; keepalive 64; keepalive_requests 100000000; }
    server { listen 127.0.0.1:$peer; location / { proxy_pass http://u; proxy_http_version 1.1; proxy_set_header Connection ''; } }"

# The gateway once more, as the launcher started it, with the upstream in place of a service; the stack's own processes but the
# database would only disturb.
pid_of() { sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$HENGCE_HOME/run/$1.json"; }
gateway=$(pid_of gateway)
tr '\0' '\n' <"/proc/$gateway/environ" | grep -E '^(HENGCE|QUARKUS)_' | grep -vE '^(HENGCE_UPSTREAM_POLICY|QUARKUS_HTTP_PORT|HENGCE_LIMITS_)' |
    sed "s/'/'\\\\''/g; s/=/='/; s/\$/'/; s/^/export /" >"$work/environment"
heap=$(tr '\0' '\n' <"/proc/$gateway/cmdline" | grep -E '^-X' | tr '\n' ' ')
for service in evaluation-service indicator-service policy-service gateway kafka; do kill "$(pid_of $service)" 2>/dev/null || true; done
free_port
door=$port
(
    . "$work/environment"
    export QUARKUS_HTTP_PORT="$door" QUARKUS_MANAGEMENT_PORT=0 HENGCE_UPSTREAM_POLICY="http://127.0.0.1:$upstream"
    export HENGCE_LIMITS_CREDENTIAL=900000000/1s HENGCE_LIMITS_ADDRESS=900000000/1s HENGCE_LIMITS_CONCURRENT=1000
    # shellcheck disable=SC2086 # one flag per word
    exec taskset -c 0 "${JAVA_HOME:+$JAVA_HOME/bin/}java" $heap ${GATEWAY_FLAGS:-} -jar "$root/gateway/target/quarkus-app/quarkus-run.jar"
) >"$work/gateway.log" 2>&1 &
started="$started $!"
wait_for "http://127.0.0.1:$door/q/health/ready"
wait_for "http://127.0.0.1:$peer/"

password=$(cat "$HENGCE_HOME/admin-password")
token=$(curl -s "http://127.0.0.1:$door/api/v1/auth/token" -H 'Content-Type: application/json' \
    -d "{\"username\": \"admin\", \"password\": \"$password\"}" | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')

# load PORT SECONDS: requests per second; any refusal ends the run.
load() {
    taskset -c 1 wrk -t1 -c32 "-d$2s" -H "Authorization: Bearer $token" "http://127.0.0.1:$1/api/v1/policies/benchmark" >"$work/wrk"
    cat "$work/wrk" >>"$work/log"
    ! grep -q 'Non-2xx' "$work/wrk" || {
        echo "answers that are no 200" >&2
        cat "$work/wrk" >&2
        exit 1
    }
    awk '/^Requests\/sec/ { print $2 }' "$work/wrk"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

load "$door" 20 >/dev/null # warm
load "$peer" 2 >/dev/null
: >"$work/peer.rps"
: >"$work/door.rps"
for run in 1 2 3 4 5; do
    load "$peer" "$seconds" >>"$work/peer.rps"
    load "$door" "$seconds" >>"$work/door.rps"
    echo "run $run: nginx $(tail -n 1 "$work/peer.rps"), gateway $(tail -n 1 "$work/door.rps") requests/s" >&2
done
nginx_rps=$(median <"$work/peer.rps")
door_rps=$(median <"$work/door.rps")

(cd "$root" && mvn -B -q -Pquick -pl benchmarks -am package) >>"$work/log" 2>&1
constant() {
    taskset -c 1 "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
        org.hengce.benchmarks.ConstantRate "http://127.0.0.1:$1/api/v1/policies/benchmark" "$token" $rate "$seconds"
}
for run in 1 2 3 4 5; do
    constant "$upstream" >>"$work/direct"
    constant "$door" >>"$work/through"
    constant "$peer" >>"$work/beside"
done
# quantile FILE COLUMN: the median run's, in microseconds.
quantile() { awk "{ print \$$2 }" "$work/$1" | median; }

row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$(date +%Y-%m-%d)"; }
echo "$(getconf _NPROCESSORS_ONLN) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), load average at the end $(cut -d' ' -f1-3 /proc/loadavg); gateway with $heap${GATEWAY_FLAGS:-}"
echo
echo "| figure | target | measured | date |"
echo "|---|---|---|---|"
row "gateway beside nginx, one core each, 1 KB" "≥ 0.3 × nginx" \
    "$(awk "BEGIN { printf \"%.2f × (%.0f and %.0f requests/s, medians of five)\", $door_rps / $nginx_rps, $door_rps, $nginx_rps }")"
row "latency added by the gateway at $rate requests/s, p50" "< 1 ms" \
    "$(awk "BEGIN { printf \"%.2f ms (nginx %.2f ms)\", ($(quantile through 2) - $(quantile direct 2)) / 1000, ($(quantile beside 2) - $(quantile direct 2)) / 1000 }")"
row "the same, p99" "–" \
    "$(awk "BEGIN { printf \"%.2f ms (nginx %.2f ms)\", ($(quantile through 4) - $(quantile direct 4)) / 1000, ($(quantile beside 4) - $(quantile direct 4)) / 1000 }")"
