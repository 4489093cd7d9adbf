# Read by scripts after whole.sh: evaluation-service as they want it, in processes of their own. Linux only.

replicas=

# Ends those that were started here; the whole is stopped by whole.sh.
end_replicas() {
    for pid in $replicas; do
        kill "$pid" 2>/dev/null || true
    done
    for pid in $replicas; do
        tries=0
        while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do
            tries=$((tries + 1))
            sleep 0.2
        done
    done
    replicas=
}
stop() {
    end_replicas
    if [ -d "$HENGCE_HOME" ]; then "$tree/hengce" down >>"$work/log" 2>&1; fi
}

# Takes the place of the evaluation-service that ./hengce up has started: how it was called is noted, and it is stopped.
take_over_evaluation_service() {
    pid=$(service evaluation-service)
    tr '\0' '\n' <"/proc/$pid/environ" | grep -E '^(HENGCE|QUARKUS)_' | sed "s/'/'\\\\''/g; s/=/='/; s/\$/'/; s/^/export /" >"$work/environment"
    # Without the mark by which ./hengce would take it for one of its own.
    tr '\0' '\n' <"/proc/$pid/cmdline" | grep -v '^-Dhengce.home=' >"$work/command"
    sed -n "s/^export \(HENGCE_DATABASE_[A-Z]*=\)/export \1/p" "$work/environment" >"$work/evaluation-database"
    evaluation_port=$(sed -n "s/^export QUARKUS_HTTP_PORT='\([0-9]*\)'/\1/p" "$work/environment")
    kill "$pid"
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.2
    done
}

# replica CORES PORT [NAME=VALUE…]: one more, on these cores (as taskset wants them), ready when this returns.
replica() {
    on_cores=$1
    on_port=$2
    asked_port=$((on_port + 1))
    shift 2
    (
        . "$work/environment"
        export QUARKUS_HTTP_PORT="$on_port" QUARKUS_MANAGEMENT_PORT="$asked_port" "$@"
        set --
        while IFS= read -r word; do
            set -- "$@" "$word"
        done <"$work/command"
        exec taskset -c "$on_cores" "$@"
    ) >>"$work/log" 2>&1 &
    replicas="$replicas $!"
    tries=0
    until curl -sf "http://127.0.0.1:$asked_port/q/health/ready" >/dev/null; do
        tries=$((tries + 1))
        if [ "$tries" -ge 240 ] || ! kill -0 "${replicas##* }" 2>/dev/null; then
            echo "an evaluation-service did not become ready" >&2
            exit 1
        fi
        sleep 0.5
    done
}

# program CLASS [ARGUMENT…] with the database of evaluation-service in the environment.
program_with_evaluations() (
    . "$work/evaluation-database"
    program "$@"
)

# Largest resident memory of a replica so far, in MB.
peak_memory() { awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/${replicas##* }/status"; }
