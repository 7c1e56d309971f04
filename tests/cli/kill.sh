#!/bin/sh
# Kills an ingest at random moments; after a resume the store must print what an
# undisturbed run prints.
#
# usage: kill.sh PROGRAM SOURCE [KILLS [SEED]]
. "$(dirname "$0")/lib.sh"
kills=${3:-3}
seed=${4:-1}

i=0
while [ $i -lt 240 ]; do
    printf '{"id": "d%d", "published": "2022-%02d-%02d", "text": "Iran delivered %d Shahed-136 drones to Russia, an official said.\\nPoland ordered %d tanks from South Korea last month, the ministry said. Nobody knows when the tanks will arrive, but the minister promised to say more."}\n' \
        $i $((i % 12 + 1)) $((i % 28 + 1)) $i $((i * 3))
    i=$((i + 1))
done >docs.jsonl
began=$(date +%s%N)
run --store whole.db ingest --threads 2 docs.jsonl; exits 0; says '^240 documents read'
took=$((($(date +%s%N) - began) / 1000000))
run --store whole.db claims --format jsonl; cp out whole.claims
run --store whole.db cases --format jsonl; cp out whole.cases
run --store whole.db verify; cp out whole.verify

# Random numbers by a fixed rule, so that a seed names a test.
random() { seed=$(((seed * 1103515245 + 12345) % 2147483648)); }
done=0
while [ $done -lt "$kills" ]; do
    rm -f killed.db killed.db-wal killed.db-shm
    random
    wait_ms=$((seed / 65536 % (took + 20)))
    "$waybill" --store killed.db ingest --threads 2 docs.jsonl >/dev/null 2>&1 &
    pid=$!
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    ended=$?
    if [ -e killed.db ] && [ "$ended" -eq 137 ] && "$waybill" --store killed.db status 2>/dev/null | grep -q resume; then
        run --store killed.db verify; exits 0
        run --store killed.db ingest --resume; exits 0
    else # before the store was made, or after the end
        run --store killed.db ingest docs.jsonl; exits 0
    fi
    run --store killed.db claims --format jsonl; exits 0; same out whole.claims
    run --store killed.db cases --format jsonl; exits 0; same out whole.cases
    run --store killed.db verify; exits 0; same out whole.verify
    run --store killed.db status; says '^inputs      240 read, 0 known, 0 refused'
    echo "killed after $wait_ms ms of $took"
    done=$((done + 1))
done

# SIGINT and SIGTERM end it in good order.
for signal in INT TERM; do
    rm -f stopped.db*
    "$waybill" --store stopped.db ingest --threads 2 docs.jsonl >stop.out 2>stop.err &
    pid=$!
    sleep "$(printf '%d.%03d' $((took / 2000)) $((took / 2 % 1000)))"
    kill -$signal $pid 2>/dev/null
    wait $pid
    ended=$?
    if grep -q 'stopped before the end' stop.err; then
        [ $ended -eq 1 ] || fail "stopped by $signal with exit code $ended"
        run --store stopped.db ingest --resume; exits 0
    elif [ $ended -ne 0 ]; then # before it could listen to signals
        run --store stopped.db ingest docs.jsonl; exits 0
    fi
    run --store stopped.db claims --format jsonl; exits 0; same out whole.claims
done
finish
