# What the end-to-end tests share. Each test is called with the program and the
# source folder; it works in an empty folder of its own.
#
#   run ARGS…            runs the program; sets $code, and fills out and err
#   input_from FILE      standard input of the next run
#   exits N              the last run ended with N
#   says PATTERN…        standard output holds each (extended regular expression)
#   complains PATTERN…   standard error holds each
#   quiet                standard error is empty
#   same FILE FILE       equal byte for byte
set -u
waybill=$1
source=$2
fixtures=$source/tests/cli/fixtures
work=$(mktemp -d "${TMPDIR:-/tmp}/waybill-cli.XXXXXX")
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
unset WAYBILL_STORE
export WAYBILL_HOME=$source LC_ALL=C
failures=0
last=
stdin=/dev/null

fail() {
    echo "FAILED: $*" >&2
    echo "  after: waybill $last" >&2
    sed 's/^/  out: /' out >&2
    sed 's/^/  err: /' err >&2
    failures=$((failures + 1))
}
run() {
    last="$*"
    "$waybill" "$@" <"$stdin" >out 2>err
    code=$?
    stdin=/dev/null
}
input_from() { stdin=$1; }
exits() { [ "$code" -eq "$1" ] || fail "exit code $code instead of $1"; }
says() { for p in "$@"; do grep -qE -- "$p" out || fail "output lacks: $p"; done; }
complains() { for p in "$@"; do grep -qE -- "$p" err || fail "standard error lacks: $p"; done; }
quiet() { [ ! -s err ] || fail "standard error is not empty"; }
same() { cmp -s "$1" "$2" || { fail "$1 and $2 differ"; diff "$1" "$2" | head -n 5 >&2; }; }
finish() {
    [ "$failures" -eq 0 ] || { echo "$failures failures" >&2; exit 1; }
    exit 0
}
