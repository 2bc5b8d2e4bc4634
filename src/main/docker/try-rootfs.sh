#!/bin/sh
# The image of Dockerfile.native without a container engine: Debian's packages and the Dockerfile's own COPY list in a folder.
#
#   try-rootfs.sh [FOLDER]               makes the root file system, runs the binary in it against a real PostgreSQL, an identity
#                                        provider and a simulated camera, and prints its size (RootFileSystemIT)
#   try-rootfs.sh run FOLDER ARGUMENT…   becomes ENTRYPOINT with these arguments in the folder: read-only, as USER
#
# Needs mmdebstrap and unshare (Debian: mmdebstrap, util-linux), and `./mvnw package -Dnative` before. Works as root, and
# without where user namespaces are allowed.
set -eu
cd "$(dirname "$0")/../../.."
dockerfile=src/main/docker/Dockerfile.native

fail() { printf 'try-rootfs: %s\n' "$1" >&2; exit 1; }

# What follows the instruction $1 in the Dockerfile, line by line.
instruction() { sed -n "s/^$1 //p" "$dockerfile"; }

# The packages that the base image is made of, and zlib.
packages=base-files,ca-certificates,libc6,libgcc-s1,libstdc++6,netbase,tzdata,zlib1g

make() {
    command -v mmdebstrap >/dev/null || fail "needs mmdebstrap: install the package mmdebstrap"
    [ -x target/giamsat-runner ] || fail "needs the native binary: run ./mvnw package -Dnative"
    sources=/etc/apt/sources.list.d/debian.sources
    [ -f "$sources" ] || sources=/etc/apt/sources.list
    rm -rf "$1"
    mkdir -p "$1"
    mmdebstrap --quiet --variant=extract --include="$packages" bookworm "$1" "$sources"
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
            *) if [ -e "$1" ]; then cp "$1" "$root$target"; fi ;;
        esac
        shift
    done
}

# One process all along, so that a signal reaches the binary: unshare, sh, chroot, binary.
run() {
    root=$1
    shift
    entrypoint=$(instruction ENTRYPOINT | tr -d '[]",')
    user=$(instruction USER)
    # shellcheck disable=SC2046 # assignments, one per word
    export $(instruction ENV)
    if [ "$(id -u)" = 0 ]; then
        set -- unshare --mount sh -c "$inside" sh "$root" "--userspec=$user" "$entrypoint" "$@"
    else
        set -- unshare --mount --map-root-user sh -c "$inside" sh "$root" --userspec=0:0 "$entrypoint" "$@"
    fi
    exec "$@"
}

# shellcheck disable=SC2016 # expands inside
inside='
    root=$1 user=$2; shift 2
    mount --bind "$root" "$root"
    for given in /proc /dev /etc/hosts /etc/resolv.conf; do mount --rbind "$given" "$root$given"; done
    mount -o remount,bind,ro "$root"
    exec chroot "$user" "$root" "$@"'

if [ "${1:-}" = run ]; then
    shift
    run "$@"
fi
root=${1:-target/rootfs}
make "$root"
./mvnw -B -ntp -Dnative -Dit.test=RootFileSystemIT "-Drootfs=$root" failsafe:integration-test failsafe:verify
du -sh "$root" target/giamsat-runner | sed 's/^/try-rootfs: /'
