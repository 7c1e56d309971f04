#!/bin/sh
# Watches: alerts for what is new, once, also when a check is cut off.
. "$(dirname "$0")/lib.sh"

line() { printf '{"id": "%s", "published": "%s", "outlet": "Gazette %s", "text": "%s"}\n' "$1" "$2" "$1" "$3"; }
line one 2022-10-10 'Iran agreed to sell Shahed-136 drones to Russia, the White House said.' >one.jsonl
line two 2022-10-11 'Iran delivered Shahed-136 drones to Russia, Ukraine said.' >two.jsonl
line three 2022-10-12 'Poland ordered K2 tanks from South Korea, the defence ministry said.' >three.jsonl

run ingest one.jsonl; exits 0
if grep -q alert out; then fail "alerts without a watch"; fi
run watch list; exits 0; quiet
run watch add; exits 2; complains "needs one NAME"
run watch add iran --supplier Iran --author 'J. Doe'; exits 0; quiet; says "^watch 'iran' added: --supplier IR$"
run watch add iran; exits 2; complains "there is a watch 'iran' already"
run watch add all; exits 0; says 'every case'
run watch list; exits 0; says '^iran  *--supplier IR  *J\. Doe'
run watch check --format jsonl; exits 0; quiet
[ ! -s out ] || fail "alerts for what was there"

run ingest two.jsonl; exits 0; quiet; says '^[1-9][0-9]* alerts?$' 'iran: IR -> RU, Shahed-136: .*two#0'
run watch alerts iran; exits 0; quiet; says 'iran .*stage .*deliver.*two#0'
run watch alerts --format jsonl; exits 0; cp out alerts.jsonl
run watch check; exits 0
if grep -q iran out; then fail "told twice"; fi
run ingest two.jsonl; exits 0
if grep -q alert out; then fail "told twice"; fi
run watch alerts --format jsonl; exits 0; same out alerts.jsonl

run ingest three.jsonl; exits 0; quiet; says 'all: KR -> PL, .*a case appears'
if grep -q 'iran:' out; then fail "a case that does not pass"; fi
run brief; exits 0; quiet; says '^## Alerts' 'all: KR .*PL, K2: a case appears'
run status; exits 0; says '^watches     2, '
run watch alerts --since 2100-01-01; exits 0
if grep -q iran out; then fail "an alert of the future"; fi

# A check that is cut off is made again: nothing is lost, nothing told twice.
i=0
while [ $i -lt 40 ]; do
    line "k$i" 2023-01-0$((i % 9 + 1)) "Iran delivered $((i + 5)) Mohajer-6 drones to Ethiopia, officials said."
    i=$((i + 1))
done >many.jsonl
mkdir whole && cp waybill.db whole/
run --store whole/waybill.db ingest many.jsonl; exits 0
run --store whole/waybill.db watch alerts --format csv; exits 0
cut -d, -f3- out | sort >whole.alerts
for wait in 0.05 0.3 0.6; do
    "$waybill" ingest many.jsonl >/dev/null 2>&1 & pid=$!
    sleep $wait
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
done
run ingest many.jsonl; exits 0
run watch check; exits 0
run watch alerts --format csv; exits 0
cut -d, -f3- out | sort >killed.alerts
same killed.alerts whole.alerts

run watch remove iran; exits 0; says "watch 'iran' removed"
run watch remove iran; exits 2; complains "no watch 'iran'"
run watch alerts; exits 0; says 'iran'
run watch sing; exits 2
finish
