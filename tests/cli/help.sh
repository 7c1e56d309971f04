#!/bin/sh
# Every command explains itself; what is printed is what is installed.
. "$(dirname "$0")/lib.sh"

run; exits 2; complains '^usage: waybill COMMAND'
run --help; exits 0; quiet; says '^usage: waybill COMMAND' '^  ingest '
run help; exits 0; quiet; says '^  check-data '
version=$(sed -n 's/^project(waybill VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
run --version; exits 0; quiet; says "^waybill $version"

commands=$("$waybill" help | sed -n 's/^  \([a-z-]*\)  .*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 20 ] || { run help; fail "fewer than 20 commands"; }
for command in $commands; do
    run "$command" -h; exits 0; quiet; says "^usage: waybill $command" '--store PATH' '-h, --help'
    run "$command" --help; exits 0
    run help "$command"; exits 0; quiet; says "^waybill $command: " '^Exit status'
    run "$command" --no-such-option; exits 2; complains "^waybill: unknown option '--no-such-option'"
    [ ! -s out ] || fail "output after a wrong option"
done

run ingset .; exits 2; complains "unknown command 'ingset'; did you mean 'ingest'\?"
run frobnicate; exits 2; complains "unknown command 'frobnicate'; try 'waybill help'"
run help frobnicate; exits 2; complains 'unknown command'
run claims --suplier IR; exits 2; complains "unknown option '--suplier'; did you mean '--supplier'\?"
run claims --supplier; exits 2; complains "'--supplier' takes a value"
run claims --stage delivery; exits 2; complains "^waybill: --stage takes request\|offer.*not 'delivery'"
run claims --format xml; exits 2; complains "--format takes table\|jsonl\|csv, not 'xml'"
run claims --min-confidence 2; exits 2; complains "--min-confidence takes a number from 0 to 1, not '2'"
run claims --since yesterday; exits 2; complains "--since takes a year, a month or a day"
run claims --stage use --stage deliver; exits 2; complains "'--stage' stands twice"
run ingest --threads 0 x; exits 2; complains '--threads takes a whole number from 1 on'
run ingest --threads two x; exits 2
run case; exits 2; complains "'case' needs ID"
run case a b; exits 2; complains "'case' does not take 'b'"
run --store; exits 2
run --no-such-option; exits 2

# The committed pages and completions are those that the program writes.
mkdir written
run help --write-manuals written; exits 0; quiet
for file in written/man/*; do same "$file" "$source/man/$(basename "$file")"; done
for file in written/completion/*; do same "$file" "$source/completion/$(basename "$file")"; done
if command -v bash >/dev/null; then
    bash -n written/completion/waybill.bash || fail "bash completion does not parse"
    words=$(bash -c '. written/completion/waybill.bash; COMP_WORDS=(waybill cases --f); COMP_CWORD=2; _waybill; echo "${COMPREPLY[@]}"')
    [ "$words" = "--format" ] || fail "bash completes --f to '$words'"
    words=$(bash -c '. written/completion/waybill.bash; COMP_WORDS=(waybill --store x ing); COMP_CWORD=3; _waybill; echo "${COMPREPLY[@]}"')
    [ "$words" = "ingest" ] || fail "bash completes ing to '$words'"
fi
if command -v zsh >/dev/null; then zsh -n written/completion/_waybill || fail "zsh completion does not parse"; fi
if command -v man >/dev/null; then
    for page in written/man/*; do
        man --warnings -l "$page" 2>page.err >/dev/null
        [ ! -s page.err ] || fail "$page: $(head -n 1 page.err)"
    done
fi
finish
