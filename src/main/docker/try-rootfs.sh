#!/bin/sh
# The image of Dockerfile.native without a container engine: Debian's packages and the Dockerfile's own COPY list in a folder.
#
#   try-rootfs.sh [FOLDER]               makes the root file system, runs the binary in it against a real PostgreSQL, an identity
#                                        provider and a simulated camera, and prints its size (RootFileSystemIT)
#   try-rootfs.sh run FOLDER ARGUMENT…   becomes ENTRYPOINT with these arguments in the folder: read-only, as USER
#
# Needs mmdebstrap and unshare (Debian: mmdebstrap, util-linux; without root also uidmap, and user namespaces), and
# `./mvnw package -Dnative` before. FOLDER is relative to the project.
set -eu
cd "$(dirname "$0")/../../.."
dockerfile=src/main/docker/Dockerfile.native
mark=etc/giamsat-rootfs # stands in a folder that this script may empty

fail() { printf 'try-rootfs: %s\n' "$1" >&2; exit 1; }

# What follows the instruction $1 in the Dockerfile, line by line.
instruction() { sed -n "s/^$1 //p" "$dockerfile"; }

# The packages that the base image is made of, and zlib. They are only unpacked, so /etc/ssl/certs stays empty: the binary has
# Java's authorities inside.
packages=base-files,ca-certificates,libc6,libgcc-s1,libstdc++6,netbase,tzdata,zlib1g

make() {
    command -v mmdebstrap >/dev/null || fail "needs mmdebstrap: install the package mmdebstrap"
    [ -x target/giamsat-runner ] || fail "needs the native binary: run ./mvnw package -Dnative"
    sources=/etc/apt/sources.list.d/debian.sources
    [ -f "$sources" ] || sources=/etc/apt/sources.list
    if [ -e "$1" ] && [ ! -e "$1/$mark" ]; then fail "$1 is there and is not ours"; fi
    rm -rf "$1"
    mkdir -p "$1"
    release=$(sed -n 's/^VERSION_ID="\(.*\)"/\1/p' /etc/os-release)
    grep -q "^ARG .*debian$release" "$dockerfile" || fail "this machine's Debian $release is not that of $dockerfile"
    suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    mmdebstrap --quiet --variant=extract --include="$packages" "$suite" - "$sources" \
        | tar -x --no-same-owner --exclude='./dev/*' -C "$1"
    touch "$1/$mark"
    instruction COPY | grep -v '^--from=' | while read -r words; do
        # shellcheck disable=SC2086 # the list of words is expanded as the Dockerfile's is
        copy "$1" $words
    done
    # What an engine provides.
    touch "$1/etc/hosts" "$1/etc/resolv.conf"
}

# COPY SOURCE… TARGET into the root $1. Of a folder its content is copied, as an engine does.
copy() {
    root=$1
    shift
    for target in "$@"; do :; done
    mkdir -p "$root$target"
    while [ $# -gt 1 ]; do
        case $1 in
            */) cp -R "$1." "$root$target" ;;
            *'*'*) ;; # a pattern that fits nothing
            *) cp "$1" "$root$target" ;;
        esac
        shift
    done
}

# One process all along, so that a signal reaches the binary: unshare, sh, chroot, binary.
run() {
    root=$1
    shift
    entrypoint=$(instruction ENTRYPOINT | tr -d '[]",')
    port=${QUARKUS_HTTP_PORT:+QUARKUS_HTTP_PORT=$QUARKUS_HTTP_PORT}
    chroot=$(PATH="$PATH:/usr/sbin" command -v chroot)
    if [ "$(id -u)" = 0 ]; then
        namespace=
        as=--userspec=$(instruction USER)
    else
        namespace=--map-root-user # a user of this machine without rights, who is root in the namespace only
        as=
    fi
    # shellcheck disable=SC2046,SC2086 # assignments, one per word
    exec unshare --mount $namespace sh -c "$inside" sh "$root" \
        env -i $(instruction ENV) $port "$chroot" $as "$root" "$entrypoint" "$@"
}

# shellcheck disable=SC2016 # expands inside
inside='
    root=$1; shift
    mount --bind "$root" "$root"
    for given in /proc /dev /etc/hosts /etc/resolv.conf; do mount --rbind "$given" "$root$given"; done
    mount -o remount,bind,ro "$root"
    exec "$@"'

if [ "${1:-}" = run ]; then
    shift
    run "$@"
fi
root=${1:-target/rootfs}
make "$root"
./mvnw -B -ntp -Dnative -Dit.test=RootFileSystemIT "-Drootfs=$root" failsafe:integration-test failsafe:verify
du -sh "$root" target/giamsat-runner | sed 's/^/try-rootfs: /'
