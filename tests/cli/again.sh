#!/bin/sh
# Stored documents after the rules have changed: `ingest --again`.
. "$(dirname "$0")/lib.sh"

run ingest "$fixtures/articles"; exits 0
run status; exits 0
if grep -q '^outdated' out; then fail "a fresh store is outdated"; fi
run ingest --again; exits 0; quiet; says '^0 documents extracted anew, 0 of them with other claims; all others were up to date$'
run claims --format jsonl; exits 0; cp out before.jsonl
grep -q '"designation":"Mohajer-6"' before.jsonl || fail "the fixture lost its claim"

# A user's own data names a system otherwise.
mkdir words
{ grep '^id' "$source/data/systems.tsv"; grep '^mohajer-6	' "$source/data/systems.tsv" | sed 's/	Mohajer-6	/	Mohajer VI	/; s/	/	Mohajer-6|/2'; } >words/systems.tsv
run --data words status; exits 0; says "^outdated    claims of 5 documents, made by other rules or models; 'waybill ingest --again'"
run --data words ingest --again; exits 0; quiet; says '^5 documents extracted anew, [1-9] of them with other claims; all others were up to date$'
run claims --format jsonl; exits 0; says '"designation":"Mohajer VI"'
if grep -q '"designation":"Mohajer-6"' out; then fail "an old claim shows"; fi
run --data words ingest --again; exits 0; says '^0 documents extracted anew'
run status --log; exits 0; says 'extract.*5 of 5 documents anew'
run cases; exits 0; says 'Mohajer VI'

# And back: what is printed is what was there at first.
run ingest --again; exits 0; says '^5 documents extracted anew'
run claims --format jsonl; exits 0; same out before.jsonl
run verify; exits 0; quiet

run ingest --again articles; exits 2; complains '--again works on what the store holds'
run ingest --again --resume; exits 2
run --store nosuch.db ingest --again; exits 1; complains 'nosuch.db'
[ ! -e nosuch.db ] || fail "made a store"
finish
