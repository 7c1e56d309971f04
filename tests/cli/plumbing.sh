#!/bin/sh
# The commands without a store, one after the other as outside programs call them.
. "$(dirname "$0")/lib.sh"

run text "$fixtures/articles"; exits 0; quiet
[ "$(wc -l <out)" -eq 5 ] || fail "not five documents"
says '"id":"delivery"' '"id":"denial"' '"published":"2022-10-19"' '"id":"weather"'
if grep -q 'Share this page' out; then fail "page furniture in the text"; fi
cp out docs.jsonl
input_from docs.jsonl
run text -; exits 0; same out docs.jsonl

input_from docs.jsonl
run extract -; exits 0; quiet; says '^\{"doc":"delivery","published":"2022-10-18","lang":"en","claims":\[\{' '^\{"doc":"weather".*"claims":\[\]\}$'
[ "$(wc -l <out)" -eq 5 ] || fail "not one line a document"
cp out claims.jsonl
sed -n 's/^{"id":"\([^"]*\)".*/\1/p' docs.jsonl >order
sed -n 's/^{"doc":"\([^"]*\)".*/\1/p' claims.jsonl >order2
same order order2
run extract "$fixtures/articles"; exits 0; same out claims.jsonl
for threads in 1 2 5; do
    run extract --threads $threads "$fixtures/articles"; exits 0; same out claims.jsonl
done

run link --documents docs.jsonl --claims claims.jsonl; exits 0; quiet; says '"cases"' '"origins"' '"derivations"' '"conflicts"'
cp out cases.json
sort -r docs.jsonl >docs2.jsonl
sort -r claims.jsonl >claims2.jsonl
run link --claims claims2.jsonl --documents docs2.jsonl; exits 0; same out cases.json
mkdir folder
while read -r line; do
    name=$(echo "$line" | sed 's/^{"doc":"\([^"]*\)".*/\1/')
    printf '%s\n' "$line" >"folder/$name.claims.json"
done <claims.jsonl
run link --documents docs.jsonl --claims folder; exits 0; same out cases.json
run link --claims claims.jsonl; exits 2; complains "'link' needs --documents"
run link --documents nosuch.jsonl --claims claims.jsonl; exits 2; complains "cannot open 'nosuch.jsonl'"
echo '{"doc": "x", "claims": [{"stage": "fly"}]}' >bad.jsonl
run link --documents docs.jsonl --claims bad.jsonl; exits 1; complains '^waybill: bad.jsonl:1: '
mkdir empty
run link --documents docs.jsonl --claims empty; exits 2; complains 'no NAME.claims.json'

run analyse "$fixtures/articles/delivery.txt"; exits 0; quiet; says '^# newdoc' 'Shahed-136' '	NOUN	'
run explain "$fixtures/articles/delivery.txt"; exits 0; quiet; says '^== 1' 'root ' 'fired' 'claim 0'
echo 'Iran sent 20 drones to Russia.' >one
input_from one
run explain -; exits 0; quiet; says 'claim 0'
input_from one
run explain --format jsonl -; exits 0; quiet
says '"text":"Iran sent 20 drones to Russia\.' '"parties":\[{"b":0,"e":4,"party":"IR","cue":"name"' '"rules":\[{"stage":"deliver"'
says '"items":\[{"b":13,"e":19,"designation":null,"category":"uav"' '"numbers":\[{"b":10,"e":12,"min":20,"max":20,"extra":false}'
[ "$(wc -l <out)" -eq 1 ] || fail "not one line a document"

printf '{"id": "a", "text": "Iran sent drones to Russia."}\n{"id": \n{"id": "c", "text": "Rain."}\n' >mixed.jsonl
run extract mixed.jsonl; exits 1; says '"doc":"a"' '"doc":"c"'; complains "^refused 'mixed.jsonl:2': "
[ "$(wc -l <out)" -eq 2 ] || fail "not the other two"
run extract nosuch; exits 1; complains "refused 'nosuch': "
run extract; exits 2; complains "'extract' needs FILE"
run check-data; quiet; says 'weapon systems, [0-9]+ parties'
finish
