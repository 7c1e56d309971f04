#!/bin/sh
# Holds the arrows between the folders of src/: a file may include from its own
# folder and from those that docs/architecture.md lists for it.
set -eu
cd "$1/src"
bad=0
allow() {
    folder=$1
    shift
    [ -d "$folder" ] || return 0
    allowed="$folder"
    for f in "$@"; do allowed="$allowed|$f"; done
    if grep -rnE '^#include "[a-z_]+/' "$folder" | grep -vE "#include \"(waybill|$allowed)/"; then
        echo "src/$folder may include only from: $allowed" >&2
        bad=1
    fi
}
allow base
allow intake base
allow language base
allow catalogue base
allow claims base language catalogue
allow cases base catalogue claims
allow store base intake claims cases
allow engine base intake language catalogue claims cases store
allow cli base intake language catalogue claims cases store engine exchange server
exit $bad
