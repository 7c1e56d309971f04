#!/bin/sh
# The whole program: documents and megabytes per second with one thread and two,
# and peak memory, when it ingests a file of documents into a new store.
#
# usage: bench/ingest.sh WAYBILL DOCUMENTS.jsonl [THREADS...]
#
# Needs GNU time. Prints a table; the stores it makes are removed.
set -eu
case ${1:-} in
    '' | -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
waybill=$(realpath "$1")
documents=$(realpath "$2")
shift 2
[ $# -gt 0 ] || set -- 1 2
bytes=$(wc -c <"$documents")
lines=$(wc -l <"$documents")
work=$(mktemp -d "${TMPDIR:-/tmp}/waybill-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

printf '%s: %d documents, %.1f MB\n' "$(basename "$documents")" "$lines" "$(awk -v b="$bytes" 'BEGIN { print b / 1e6 }')"
printf '%-8s %10s %12s %8s %10s %10s\n' threads seconds documents/s MB/s 'peak MB' 'store MB'
for threads in "$@"; do
    rm -f "$work"/*
    /usr/bin/time -o "$work/time" -f '%e %M' \
        "$waybill" --store "$work/bench.db" ingest --quiet --threads "$threads" "$documents" >"$work/out" 2>"$work/err" ||
        { cat "$work/err" "$work/out" >&2; }
    read -r seconds kilobytes <<END
$(tail -n 1 "$work/time")
END
    store=$(wc -c <"$work/bench.db")
    awk -v t="$threads" -v s="$seconds" -v k="$kilobytes" -v n="$lines" -v b="$bytes" -v d="$store" 'BEGIN {
        printf "%-8d %10.1f %12.1f %8.2f %10.0f %10.1f\n", t, s, n / s, b / s / 1e6, k / 1024, d / 1e6 }'
    sed 's/^/         /' "$work/out"
done
