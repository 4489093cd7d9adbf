#!/bin/sh
# What an image adds to its base, and how long a service takes in its container with one core until it is ready. Needs podman, the
# images (./hengce images) and a compose project that runs with benchmarks/one-core.yml:
#     docker-compose -p PROJECT -f docker-compose.yml -f benchmarks/one-core.yml up -d
#     benchmarks/containers.sh PROJECT [BASE_IMAGE] [TIMES]
set -eu
project=${1:?the name of a running compose project}
base=${2:-localhost/base-jre:17}
times=${3:-3}

size() { podman image inspect --format '{{.Size}}' "$1"; }
now() { date +%s%N; }

printf '%-20s %10s   %s\n' service 'above base' "seconds until ready, one core, $times times"
for service in policy-service indicator-service evaluation-service gateway; do
    container=${project}_${service}_1
    image=$(podman container inspect --format '{{.ImageName}}' "$container")
    [ "$(podman container inspect --format '{{.HostConfig.NanoCpus}}' "$container")" = 1000000000 ] ||
        { echo "$container has not one core; start it with benchmarks/one-core.yml" >&2; exit 1; }
    seconds=
    for _ in $(seq "$times"); do
        podman stop -t 20 "$container" >/dev/null 2>&1
        begun=$(now)
        podman start "$container" >/dev/null 2>&1
        address=$(podman container inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$container")
        until curl -sf -o /dev/null "http://$address:9000/q/health/ready"; do
            [ $((($(now) - begun) / 1000000000)) -lt 120 ] || { echo "$service did not become ready" >&2; exit 1; }
            sleep 0.05
        done
        seconds="$seconds $(awk -v ns=$(($(now) - begun)) 'BEGIN { printf "%.1f", ns / 1e9 }')"
    done
    printf '%-20s %7.1f MB  %s\n' "$service" "$(awk -v a="$(size "$image")" -v b="$(size "$base")" 'BEGIN { print (a - b) / 1e6 }')" "$seconds"
done
