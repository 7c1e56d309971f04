#!/bin/sh
# What clumsy or unlucky users meet: a message that says what to do, an exit
# code, the rest of the batch done.
. "$(dirname "$0")/lib.sh"

run claims; exits 1; complains "^waybill: cannot open store 'waybill.db': there is no such file; create it with 'waybill init'"
run ingest nosuch; exits 2; complains "no such file or folder: 'nosuch'"
[ ! -e waybill.db ] || fail "made a store for nothing"
run init; exits 0
run ingest nosuch; exits 1; complains "^refused 'nosuch': "; says '0 documents read'
run ingest; exits 2; complains "'ingest' needs PATH"
run --store fresh.db ingest --resume; exits 1; complains 'there is no such file'
run ingest --resume; exits 2; complains 'nothing to resume'

mkdir batch
cp "$fixtures/articles/delivery.txt" batch/
: >batch/empty.txt
head -c 3000 /dev/urandom >batch/noise.txt
printf '{"id": "good", "text": "Iran sent drones to Russia."}\n{"id": "cut", "te\n' >batch/lines.jsonl
run --store batch.db ingest batch; exits 1
says '^2 documents read with .* 0 already known, 3 refused$'
complains "^refused 'batch/empty.txt': " "^refused 'batch/noise.txt': " "^refused 'batch/lines.jsonl:2': "
run --store batch.db status --refused; exits 0; quiet; says 'empty.txt' 'noise.txt' 'lines.jsonl:2'
[ "$(wc -l <out)" -eq 3 ] || fail "not three refused inputs"

# Mended, and read again.
echo 'Russia ordered 100 drones from Iran.' >batch/empty.txt
printf '{"id": "good", "text": "Iran sent drones to Russia."}\n{"id": "whole", "text": "Rain."}\n' >batch/lines.jsonl
run --store batch.db ingest --retry failed; exits 1; says '^2 documents read .*, 0 already known, 1 refused$'
run --store batch.db ingest --retry failed batch/empty.txt; exits 0; says '^0 documents read .*, 0 already known, 0 refused$'
rm batch/noise.txt
run --store batch.db ingest --retry failed; exits 1; complains "noise.txt': "
run --store batch.db ingest --resume; exits 2; complains 'nothing to resume'

if [ "$(id -u)" -ne 0 ]; then
    mkdir closed
    cp "$fixtures/articles/delivery.txt" closed/
    chmod 0 closed
    run --store closed.db ingest closed batch; exits 1; complains "refused 'closed': "; says 'documents read'
    chmod 755 closed
    run --store closed.db ingest --retry failed; exits 0; says '^1 document read'
    mkdir fixed
    chmod 555 fixed
    run --store fixed/a.db init; exits 1; complains "cannot be opened"
fi

# Stores that are none.
run --store "$work" claims; exits 1; complains 'it is a folder'
run --store /dev/null claims; exits 1; complains 'not a plain file'
run --store nofolder/a.db init; exits 1; complains 'check that the folder exists'
run --store postgresql://localhost/x claims; exits 2; complains "no store of the kind 'postgresql'"
echo 'this is no store, but long enough to be looked at as if it were one, and a bit more of it' >text.db
run --store text.db claims; exits 1; complains 'not a Waybill store'
run --store text.db ingest batch; exits 1; complains 'not a Waybill store'
: >zero.db
run --store zero.db claims; exits 1; complains 'it is empty'
run --store zero.db ingest batch/delivery.txt; exits 0

# Files and words of the user's own.
run --data nosuch claims; exits 2; complains "cannot use data 'nosuch'"
mkdir words
printf 'id\tdesignation\n' >words/systems.tsv
run --data words check-data; exits 1; complains 'systems.tsv:1: '
WAYBILL_HOME=$work "$waybill" check-data >out 2>err; code=$?
exits 1; complains 'WAYBILL_HOME'

# A damaged store: whatever byte is wrong, no crash and no silence.
run --store whole.db ingest "$fixtures/articles"; exits 0
size=$(wc -c <whole.db)
head -c $((size / 2)) whole.db >cut.db
run --store cut.db verify; exits 1
[ -s out ] || [ -s err ] || fail "silence about half a store"
cp whole.db worn.db
at=$("$waybill" --store whole.db status >/dev/null; grep -abo "$(printf '\050\265\057\375')" whole.db | head -n 1 | cut -d: -f1)
if [ -n "$at" ]; then  # inside the first compressed original
    printf 'XXXX' | dd of=worn.db bs=1 seek=$((at + 40)) conv=notrunc 2>/dev/null
    run --store worn.db verify; exits 1; says 'original [0-9a-f]{64} is damaged'
fi

# Output that cannot be written.
if [ -e /dev/full ]; then
    last="claims >/dev/full"
    "$waybill" --store whole.db claims --format jsonl >/dev/full 2>err; code=$?
    : >out
    exits 1; complains 'cannot write the output'
fi

# A full disk: files of more than 256 blocks cannot be written.
i=0
while [ $i -lt 400 ]; do
    echo "{\"id\": \"d$i\", \"text\": \"Iran sent $i drones to Russia on day $i of the year. $(head -c 1500 /dev/urandom | od -An -tx1 | tr -d ' \n')\"}"
    i=$((i + 1))
done >many.jsonl
(
    trap '' XFSZ
    ulimit -f 512
    exec "$waybill" --store full.db ingest many.jsonl
) >out 2>err
code=$?
exits 1; complains "^waybill: store 'full.db': .*(full|disk)"
run --store full.db verify; exits 0
run --store full.db ingest --resume; exits 0; says '0 refused'
run --store full.db status; says '^documents   400'
finish
