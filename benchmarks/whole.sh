# Read by the scripts beside it (. "$root/benchmarks/whole.sh", with the tree in $root): a Hengce of their own, with its data in a
# temporary folder and on a free port. What was started is stopped, whatever happens. Linux only: it reads /proc.

work=$(mktemp -d "${TMPDIR:-/tmp}/hengce-benchmark.XXXXXX")
: >"$work/log"
# Whose ./hengce is used; a script may set another.
tree=$root

# Ends what this run has started, and nothing else: each home knows its own processes.
stop() {
    if [ -d "$HENGCE_HOME" ]; then "$tree/hengce" down >>"$work/log" 2>&1; fi
}
clean_up() {
    status=$?
    trap - EXIT
    if ! stop; then
        echo "could not stop what runs in $HENGCE_HOME; see $work/log" >&2
        exit 1
    fi
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
export HENGCE_HOME HENGCE_HTTP_PORT

# Lets one client ask as fast as it can.
without_limits() {
    HENGCE_LIMITS_CREDENTIAL=1000000/15s
    HENGCE_LIMITS_ADDRESS=1000000/15s
    export HENGCE_LIMITS_CREDENTIAL HENGCE_LIMITS_ADDRESS
}

java() { command "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@"; }

build_programs() { (cd "$root" && mvn -B -q -Pquick -pl benchmarks -am package) >>"$work/log" 2>&1; }

# program CLASS [ARGUMENT…]: one of the programs of this folder, told where Hengce is and with which password.
program() {
    class=org.hengce.benchmarks.$1
    shift
    java -XX:+UseSerialGC -Xmx256m -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
        "$class" "http://127.0.0.1:$HENGCE_HTTP_PORT" "$HENGCE_HOME/admin-password" "$@" 2>>"$work/log"
}

# The process of a service.
service() { sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$HENGCE_HOME/run/$1.json"; }

# The port of a service.
port() { sed -n 's/.*"port" *: *\([0-9]*\).*/\1/p' "$HENGCE_HOME/run/$1.json"; }

# program_with_database_of SERVICE CLASS [ARGUMENT…]: the same with the service's database in the environment.
program_with_database_of() (
    tr '\0' '\n' <"/proc/$(service "$1")/environ" |
        sed -n "s/^\(HENGCE_DATABASE_[A-Z]*\)=\(.*\)$/export \1='\2'/p" >"$work/database"
    . "$work/database"
    shift
    program "$@"
)

program_with_database() { program_with_database_of indicator-service "$@"; }
