#!/bin/sh
# From articles to cases, with every command that reads a store.
. "$(dirname "$0")/lib.sh"

run init; exits 0; complains "^made store 'waybill.db'"
run init; exits 1; complains "cannot open store 'waybill.db': the file exists"
run status; exits 0; quiet; says '^documents   0' 'last run    none'
run claims; exits 0; quiet
run cases; exits 0; quiet
run search drones; exits 0; quiet
[ ! -s out ] || fail "something found in an empty store"

run ingest "$fixtures/articles"; exits 0; quiet
says '^5 documents read with [1-9][0-9]* claims, 0 already known, 0 refused$'
run ingest "$fixtures/articles"; exits 0; quiet
says '^0 documents read with 0 claims, 5 already known, 0 refused$'
run status; exits 0; quiet; says '^documents   5, [1-9] of them with claims' '^inputs      5 read, 0 known, 0 refused' '^last run    2'

run claims; exits 0; quiet; says '^published  *document' 'IR  *RU' 'delivery#[0-9]'
run claims --format jsonl; exits 0; quiet; says '^\{"document":"[0-9a-f]{16}","doc":"delivery"' '"spans":'
cp out all.jsonl
run claims --format csv; exits 0; quiet; says '^document,doc,index,published,outlet'
[ "$(grep -c ',' out)" -gt "$(wc -l <all.jsonl)" ] || fail "fewer lines of CSV than of JSON"
run claims --supplier Iran --recipient ru --format jsonl; exits 0; says '"supplier":"IR","recipient":"RU"'
if grep -v '"supplier":"IR"' out | grep -q .; then fail "another supplier passed"; fi
run claims --item Geran-2 --format jsonl; exits 0; says 'Shahed-136'
run claims --since 2023 --format jsonl; exits 0
if grep -q '"published":"2022' out; then fail "a document of 2022 passed"; fi
run claims --outlet 'harbour gazette' --until 2022-09 --format jsonl; exits 0
if grep -qv '"doc":"tanks"' out; then fail "another document passed"; fi
run claims --supplier Narnia; exits 0; quiet

run cases; exits 0; quiet; says '^case  *supplier  *recipient' 'IR  *RU'
run cases --format jsonl; exits 0; quiet; says '^\{"id":"' '"origins":[1-9]'
run cases --supplier IR --format csv; exits 0; quiet; says '^case,supplier,recipient,item'
id=$(sed -n '2s/,.*//p' out)
run case "$id"; exits 0; quiet; says "^$id" '^Claims$' '“.*”' '^Origins$'
run case "$id" --format jsonl; exits 0; quiet; says '"evidence":\[' '"why":'
run case nosuchcase; exits 2; complains "no case 'nosuchcase'; 'waybill cases' lists them"
run case ''; exits 2
run timeline "$id"; exits 0; quiet; says '^when ' 'published'
run timeline "$id" --format csv; exits 0; quiet
run timeline "$id" --format jsonl; exits 0; quiet; says '"when":"2022'

run search drones; exits 0; quiet; says '\[drones\]'
run search shahed-136 --format jsonl; exits 0; quiet; says '"doc":"delivery"' '"snippet":'
run search 'caspian sea' --format csv; exits 0; quiet; says '^[0-9a-f]{16},2022-10-18,delivery,Harbour Gazette'
run search '--' '-'; exits 2; complains 'no word to search for'

run brief --since 24h; exits 0; quiet; says '^# Waybill brief' '^5 new documents' '^## New cases' '^- '
run brief --since 2023-01-01 --published; exits 0; quiet; says '^# Waybill brief: new since 2023-01-01' '^2 new documents'
run brief --format html; exits 0; quiet; says '^<!DOCTYPE html>' '</html>'
run brief --since 2100-01-01; exits 0; quiet; says '^0 new documents'
run brief --since soon; exits 2; complains "'soon' is not a time"

run verify; exits 0; quiet; says '^5 originals, [1-9][0-9]* pieces of evidence: all as archived$'
run status --log; exits 0; says 'accept' 'verify'

# A store is named by option, before or after the command, or by the environment.
mv waybill.db elsewhere.db
run --store elsewhere.db claims --format jsonl; exits 0; same out all.jsonl
run claims --format jsonl --store=elsewhere.db; exits 0; same out all.jsonl
last="claims with WAYBILL_STORE"
WAYBILL_STORE=elsewhere.db "$waybill" claims --format jsonl >out 2>err; code=$?
exits 0; same out all.jsonl
# Standard input, and a reader that goes away early.
input_from "$fixtures/articles/nested/crawl.jsonl"
run --store piped.db ingest -; exits 0; says '^3 documents read'
input_from "$fixtures/articles/delivery.txt"
run --store piped.db ingest -; exits 0; says '^1 document read'
"$waybill" --store elsewhere.db claims 2>err | true
quiet
finish
