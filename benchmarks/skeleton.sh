#!/bin/sh
# Measures what docs/performance.md tells of a whole Hengce on this machine, and prints it as rows of its table.
#   benchmarks/skeleton.sh           start, memory, correction to stored evaluation
#   benchmarks/skeleton.sh --clone   first a fresh clone, with an empty Maven repository and then with the one it filled
# Linux only: it reads /proc. Data go to a temporary folder; what was started is stopped, whatever happens.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

case ${1:-}/$# in
/0) clone=false ;;
--clone/1) clone=true ;;
*)
    echo "usage: benchmarks/skeleton.sh [--clone]" >&2
    exit 2
    ;;
esac

. "$root/benchmarks/whole.sh"

# seconds COMMAND…: how long it takes; what it says goes to the log.
seconds() {
    read -r began _ </proc/uptime
    "$@" >>"$work/log" 2>&1
    read -r ended _ </proc/uptime
    awk "BEGIN { printf \"%.1f\", $ended - $began }"
}

row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$(date +%Y-%m-%d)"; }

# All processes of the home: those it has records of, and their children.
processes() {
    for record in "$HENGCE_HOME"/run/*.json; do
        sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$record"
    done >"$work/pids"
    for status in /proc/[0-9]*/status; do
        sed -n "s|^PPid:[[:space:]]*|$(echo "$status" | tr -dc 0-9) |p" "$status" 2>/dev/null || true
    done >"$work/parents"
    # Parents may stand behind their children: look until nothing is added.
    awk 'NR == FNR { ours[$1] = 1; next } { parent[$1] = $2 }
        END {
            do {
                added = 0
                for (p in parent) if (!(p in ours) && (parent[p] in ours)) { ours[p] = 1; added = 1 }
            } while (added)
            for (p in ours) print p
        }' "$work/pids" "$work/parents"
}

# "1234 MB (resident sets 1500 MB, 9 processes)": shared pages are counted once in the first figure.
memory() {
    for pid in $(processes); do
        cat "/proc/$pid/smaps_rollup" 2>/dev/null || true
    done | awk '/^Pss:/ { pss += $2; n++ } /^Rss:/ { rss += $2 }
        END { printf "%d MB (resident sets added up: %d MB; %d processes)", pss / 1024, rss / 1024, n }'
}

machine() {
    cores=$(getconf _NPROCESSORS_ONLN)
    gigabytes=$(awk '/^MemTotal:/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
    system=$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)
    jdk=$(java -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/JDK \1/p')
    echo "$cores cores, $gigabytes GiB, $system, $jdk; load average at the beginning $(cut -d' ' -f1-3 /proc/loadavg)"
}

repository_megabytes() { du -sk "$work/repository" | awk '{ printf "%.0f", $1 / 1024 }'; }

fresh_clone() {
    MAVEN_OPTS="${MAVEN_OPTS:-} -Dmaven.repo.local=$work/repository"
    export MAVEN_OPTS
    for repository in empty warm; do
        tree=$work/clone-$repository
        HENGCE_HOME=$work/home-$repository
        git clone -q "$root" "$tree"
        took=$(seconds "$tree/hengce" demo)
        if [ $repository = empty ]; then
            row "\`demo\` on a fresh clone, empty Maven repository" "< 8 min" "$took s, $(repository_megabytes) MB downloaded"
        else
            row "\`demo\` on a fresh clone, warm Maven repository" "< 2 min" "$took s"
        fi
        stop
        rm -rf "$tree" "$HENGCE_HOME"
    done
    tree=$root
    HENGCE_HOME=$work/home
}

machine
echo
echo "| figure | target | measured | date |"
echo "|---|---|---|---|"
if [ $clone = true ]; then fresh_clone; fi

# Builds what is stale, so that it is not timed below; the data are thrown away.
took=$(seconds "$tree/hengce" up)
stop
rm -rf "$HENGCE_HOME"

took=$(seconds "$tree/hengce" up)
row "\`up\` on a built tree, new data folder" "< 20 s" "$took s"
stop
took=$(seconds "$tree/hengce" up)
row "\`up\` on a built tree, data there" "< 20 s" "$took s"
took=$(seconds "$tree/hengce" demo)
row "\`demo\` on a running whole" "–" "$took s"
row "whole stack resident, after \`demo\`" "< 1.6 GB" "$(memory)"

build_programs
latencies=$(program CorrectionLatency)
row "correction → stored evaluation" "p95 < 2 s" "$latencies"
row "whole stack resident, after 100 corrections" "< 1.6 GB" "$(memory)"
