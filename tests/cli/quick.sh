#!/bin/sh
# Rules alone first, the careful reader later.
. "$(dirname "$0")/lib.sh"

run extract "$fixtures/articles"; exits 0; cp out careful.jsonl
run extract --quick "$fixtures/articles"; exits 0; cp out quick.jsonl
if grep -q 'claims\.model' quick.jsonl; then fail "the careful reader made a claim"; fi
[ ! -f "$source/models/claims.model" ] || grep -q 'claims\.model' careful.jsonl || fail "the careful reader made no claim"
run explain --quick --format jsonl "$fixtures/articles"; exits 0

run ingest --quick "$fixtures/articles"; exits 0
run claims --format jsonl; exits 0; cp out quick-claims.jsonl
if grep -q 'claims\.model' quick-claims.jsonl; then fail "the careful reader made a claim of the store"; fi
run ingest --again --quick; exits 0; says '^0 documents extracted anew'
run status; exits 0; says "^outdated    claims of 5 documents"
run ingest --again; exits 0; says '^5 documents extracted anew'
run claims --format jsonl; exits 0; cp out later.jsonl
run --store other.db ingest "$fixtures/articles"; exits 0
run --store other.db claims --format jsonl; exits 0; same out later.jsonl
