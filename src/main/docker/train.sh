#!/bin/sh
# Writes giamsat.aot, the AOT cache of the JVM on PATH, beside quarkus-run.jar in folder $1: starts the service, waits until it
# lives, asks it once and ends it. Nothing around it has to exist: no database, no identity provider, no camera. The cache is
# good for this very path of the jar, with the same option --enable-native-access.
set -eu
cd "$1"

export GIAMSAT_CREDENTIALS_KEY=dHJhaW5pbmcta2V5LW5ldmVyLWluLXByb2R1Y3Rpb24=
export GIAMSAT_DATABASE_URL=postgresql://127.0.0.1:9/training GIAMSAT_DATABASE_OWNER=training GIAMSAT_DATABASE_OWNER_PASSWORD=training
export GIAMSAT_DATABASE_APP_PASSWORD=training QUARKUS_OIDC_AUTH_SERVER_URL=http://127.0.0.1:9/training
export GIAMSAT_DATABASE_MIGRATE=false
export GIAMSAT_MEDIA_LIBRARIES="${GIAMSAT_MEDIA_LIBRARIES:-ffmpeg}" QUARKUS_HTTP_PORT="${QUARKUS_HTTP_PORT:-8080}"

java -XX:AOTCacheOutput=giamsat.aot --enable-native-access=ALL-UNNAMED -jar "$PWD/quarkus-run.jar" &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
tries=0
until java -XX:TieredStopAtLevel=1 -jar quarkus-run.jar healthy; do
    tries=$((tries + 1))
    if [ "$tries" -gt 60 ] || ! kill -0 "$service"; then echo "train: the service did not come to life" >&2; exit 1; fi
    sleep 1
done
kill -TERM "$service"
wait "$service" || true # 143: ended by SIGTERM
[ -s giamsat.aot ] || { echo "train: no cache was written" >&2; exit 1; }
