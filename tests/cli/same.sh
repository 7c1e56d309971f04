#!/bin/sh
# The same store whatever the order of the inputs, the number of threads, the
# number of runs.
. "$(dirname "$0")/lib.sh"

mkdir a b
i=0
while [ $i -lt 60 ]; do
    if [ $((i % 2)) -eq 0 ]; then folder=a; else folder=b; fi
    printf 'Iran delivered %d Shahed-136 drones to Russia, an official said on Monday.\nPoland ordered %d tanks from South Korea.\n' $i $((i * 7)) >$folder/t$i.txt
    printf '{"published": "2022-%02d-%02d", "outlet": "Gazette %d"}\n' $((i % 12 + 1)) $((i % 28 + 1)) $((i % 5)) >$folder/t$i.meta.json
    i=$((i + 1))
done
cp a/t2.txt b/copy-of-t2.txt
cp b/t3.txt a/a-copy-of-t3.txt

printed() { # STORE NAME
    run --store "$1" claims --format jsonl; exits 0; cp out "$2.claims"
    run --store "$1" cases --format jsonl; exits 0; cp out "$2.cases"
    run --store "$1" search drones --limit 100 --format jsonl; exits 0; cp out "$2.search"
    run --store "$1" brief --since 2000-01-01 --published; exits 0; cp out "$2.brief"
    run --store "$1" verify; exits 0; cp out "$2.verify"
}
compare() { for what in claims cases search brief verify; do same "first.$what" "$1.$what"; done; }

run --store one.db ingest --threads 1 a b; exits 0; says '^60 documents read .* 2 already known'
printed one.db first
[ "$(wc -l <first.claims)" -ge 60 ] || fail "hardly any claims"
run --store two.db ingest --threads 2 a b; exits 0
printed two.db two; compare two
run --store five.db ingest --threads 5 b a; exits 0
printed five.db five; compare five
run --store bits.db ingest b/t3.txt; run --store bits.db ingest b; run --store bits.db ingest a b; exits 0
printed bits.db bits; compare bits
run --store one.db ingest a b; exits 0; says '^0 documents read'
printed one.db again; compare again
finish
