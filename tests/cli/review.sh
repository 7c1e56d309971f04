#!/bin/sh
# Decisions of people: made, kept, undone, and held through new extractions.
. "$(dirname "$0")/lib.sh"

run ingest "$fixtures/articles"; exits 0
run review log; exits 0; quiet
run claims --format jsonl; exits 0; cp out claims.before
run cases --format jsonl; exits 0; cp out cases.before
run --store none.db review log; exits 1

# Reject: the claim goes from claims and cases, and comes back by undo.
run review reject delivery#0; exits 2; complains "needs --reason"
run review reject delivery#0 --author 'J. Doe' --reason 'a hypothetical'; exits 0; quiet; says '^decision 1: reject delivery#0$'
run claims --format jsonl; exits 0
if grep -q '"doc":"delivery".*"index":0,' out; then fail "a rejected claim is listed"; fi
run claims --review rejected; exits 0; says 'delivery#0' 'rejected$'
run review log; exits 0; quiet; says '1 .*J\. Doe .*reject .*delivery#0: .*a hypothetical .*in force'
run status; exits 0; says "^review      1 decisions; 'waybill review log' lists them"
run review undo; exits 0; says '^decision 2: decision 1 undone$'
run claims --format jsonl; exits 0; same out claims.before
run cases --format jsonl; exits 0; same out cases.before
run review log --format jsonl; exits 0; says '"number":1.*"state":"undone by 2"' '"undoes":1'
run review undo 1; exits 2; complains 'undone already'
run review undo 99; exits 2; complains 'no decision 99'
run review undo x; exits 2

# Correct: what is extracted stays, what is read changes; filters see the reading.
run review correct delivery#0 --reason r; exits 2; complains 'needs what the document says instead'
run review correct delivery#0 --quantity 20-10 --reason r; exits 2; complains 'is more than'
run review correct delivery#0 --stage delivered --reason r; exits 2; complains 'takes request'
run review correct delivery#0 --value much --reason r; exits 2; complains "an amount and a currency"
run review correct delivery#0 --recipient Syria --quantity 18-20 --date 2022-02 --source none --reason 'as the text has it'; exits 0; quiet
run claims --recipient SY --format jsonl; exits 0
says '"doc":"delivery"' '"recipient":"SY"' '"min":18,"max":20' '"from":"2022-02-01","to":"2022-02-28"' '"sources":\[\]' '"review":"corrected"'
run cases --recipient SY; exits 0; says 'SY'
id=$(sed -n '2s/ .*//p' out)
run case "$id"; exits 0; says 'corrected by'
run verify; exits 0; quiet

# Extracted anew with other data, the corrected claim is found again.
mkdir words
{ grep '^id' "$source/data/systems.tsv"; grep '^mohajer-6	' "$source/data/systems.tsv" | sed 's/	Mohajer-6	/	Mohajer VI	/; s/	/	Mohajer-6|/2'; } >words/systems.tsv
run --data words ingest --again; exits 0
run --data words claims --recipient SY --format jsonl; exits 0; says '"review":"corrected"'
run ingest --again; exits 0; quiet
run claims --recipient SY --format jsonl; exits 0; says '"review":"corrected"'

# Export: documents that are reviewed as a whole, else --partial.
run review export; exits 0; complains 'left out'
run review export --partial; exits 0; quiet; says '^\{"doc":"delivery".*"recipient":"SY"'
count=$(grep -c '"doc":"delivery"' claims.before)
i=1
while [ $i -lt "$count" ]; do run review accept delivery#$i; exits 0; i=$((i + 1)); done
run review export --to references; exits 0; quiet; says '^1 reference written$'
[ -s references/delivery.txt ] && grep -q '"recipient":"SY"' references/delivery.claims.json || fail "no reference written"

# Split and merge.
run claims --supplier IR --recipient RU --format csv; exits 0
run cases --supplier IR --recipient RU --format csv; exits 0
sed 's/,.*//; 1d' out >ids
if [ "$(wc -l <ids)" -ge 2 ]; then
    first=$(sed -n 1p ids); second=$(sed -n 2p ids)
    run review merge "$first" "$second" --reason 'one programme'; exits 0; quiet; says '2 cases merged'
    run cases --supplier IR --recipient RU --format csv; exits 0
    [ "$(wc -l <out)" -eq "$(wc -l <ids)" ] || fail "the merge made no single case"
    run review undo; exits 0
fi
run review merge nosuch nosuch2 --reason r; exits 2; complains "no case 'nosuch'"
run review split nosuch --reason r; exits 2

# Letters.
run review rate 'Harbour Gazette' B --reason 'own record'; exits 0; says 'Harbour Gazette is B'
run review rate 'Harbour Gazette' G --reason r; exits 2; complains 'from A'
run review sources; exits 0; says 'Harbour Gazette  *B'
run case "$id"; exits 0; says 'reliability'
run review letters off; exits 0; says 'letters are off'
run case "$id"; exits 0
if grep -q reliability out; then fail "letters are off and show"; fi
run review undo; exits 0
run case "$id"; exits 0; says 'reliability'

run review; exits 2; complains "needs ACTION"
run review acept delivery#0; exits 2; complains "did you mean 'accept'"
run review log delivery#0; exits 2
run review accept delivery#0 --stage use; exits 2; complains "only 'review correct' takes"
run review accept nosuch#0; exits 2; complains "no document 'nosuch'"
run review accept delivery; exits 2; complains 'DOCUMENT#NUMBER'
finish
