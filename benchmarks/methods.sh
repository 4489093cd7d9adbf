#!/usr/bin/env bash
# The estimators beside their peers, in one run on the same data. Prints one line of JSON per measurement.
#   benchmarks/methods.sh PEERS DATA [TASK…]     TASK: group-time twfe synthetic honest csv (all by default)
# PEERS: the folder set up as benchmarks/peers/README.md says; a peer that is not there is named and left out.
# DATA: where the generated panels are kept (1.2 GB); Proposition 99 and the Medicaid event study are read from ../shared.
set -euo pipefail
cd "$(dirname "$0")/.."
peers=${1:?the folder of the peers} data=${2:?a folder for the generated panels}
shift 2
tasks=("$@")
((${#tasks[@]})) || tasks=(csv twfe group-time synthetic honest)
shared=${HENGCE_SHARED:-../shared}/data
export OPENBLAS_NUM_THREADS=1 R_LIBS="$peers/rlib"

mvn -q -Pquick -pl benchmarks -am package
java() { command java -Xmx4g -cp 'benchmarks/target/classes:benchmarks/target/lib/*' "org.hengce.benchmarks.methods.$@"; }

# A peer in an environment of its own: python ENVIRONMENT SCRIPT ARGUMENT…
python() {
    if [ -x "$peers/$1/bin/python" ]; then "$peers/$1/bin/python" "benchmarks/peers/$2" "${@:3}" || echo "{\"peer\":\"$1\",\"not run\":\"failed\"}"
    else echo "{\"peer\":\"$1\",\"not run\":\"not set up\"}"; fi
}
r() { if command -v Rscript >/dev/null; then Rscript "benchmarks/peers/$1" "${@:2}" || echo "{\"peer\":\"R $1\",\"not run\":\"failed\"}"; else echo "{\"peer\":\"R\",\"not run\":\"R is not there\"}"; fi; }
panel() { [ -s "$data/$1" ] || python pyfixest generate.py "${@:2}" --out "$data/$1"; }

mkdir -p "$data"
panel panel-50000.csv adoption --units 50000
panel panel-50000-x.csv adoption --units 50000 --covariates 3
panel panel-100000.csv adoption --units 100000
panel panel-1000000.csv adoption --units 1000000
panel panel-1000000-x.csv adoption --units 1000000 --covariates 3
panel donors.csv donors --donors 5000 --periods 200 --treated-from 151

for task in "${tasks[@]}"; do
    echo "# $task, $(date -u +%F), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
    case $task in
    csv) java CsvBenchmark 10000000 10 3 ;;
    twfe)
        for threads in 1 2; do
            java TwfeBenchmark 100000 $threads twfe event-study
            r twfe.R --data "$data/panel-100000.csv" --threads $threads --repeats 3
            r twfe.R --data "$data/panel-100000.csv" --event-study yes --threads $threads --repeats 3
            python pyfixest twfe.py pyfixest --data "$data/panel-100000.csv" --threads $threads --repeat 3
            python pyfixest twfe.py pyfixest --data "$data/panel-100000.csv" --event-study --threads $threads --repeat 3
            java TwfeBenchmark 1000000 $threads twfe
            r twfe.R --data "$data/panel-1000000.csv" --threads $threads --repeats 3
        done ;;
    group-time)
        java GroupTimeBenchmark 50000 1 plain dr bootstrap
        r group_time.R --data "$data/panel-50000.csv" --repeats 3
        r group_time.R --data "$data/panel-50000-x.csv" --covariates x1,x2,x3 --repeats 3
        r group_time.R --data "$data/panel-50000.csv" --draws 1000 --repeats 2
        python csdid group_time.py csdid --data "$data/panel-50000.csv" --repeat 3
        python diff-diff group_time.py diff-diff --data "$data/panel-50000.csv" --repeat 3
        java GroupTimeBenchmark 1000000 2 plain dr bootstrap scale
        r group_time.R --data "$data/panel-1000000.csv" --repeats 2
        r group_time.R --data "$data/panel-1000000-x.csv" --covariates x1,x2,x3 --repeats 1
        python diff-diff group_time.py diff-diff --data "$data/panel-1000000.csv" --repeat 1 ;;
    synthetic)
        prop99=(--data "$shared/california-prop99.csv" --unit state --period year --outcome packs_per_capita --treated treated)
        java SyntheticBenchmark 1 20 prop99 "$shared/california-prop99.csv"
        java SyntheticBenchmark 2 3 control 5000x200
        java SyntheticBenchmark 2 2 placebos 5000x200
        r synthetic.R --method sdid "${prop99[@]}" --repeats 2
        python mlsynth synthetic.py mlsynth sdid "${prop99[@]}" --repeat 3
        python diff-diff synthetic.py diff-diff sdid "${prop99[@]}" --repeat 3
        python diff-diff synthetic.py diff-diff sc --data "$data/donors.csv" --repeat 1 ;;
    honest)
        event=("$shared/honestdid-medicaid-betahat.csv" "$shared/honestdid-medicaid-sigma.csv")
        java HonestBenchmark "${event[@]}" 5 20
        r honest.R --data "${event[0]}" --sigma "${event[1]}" --before 5 ;;
    *) echo "methods.sh: there is no task '$task'; there are csv twfe group-time synthetic honest" >&2; exit 2 ;;
    esac
done
