#!/bin/sh
# Runs the README's session as printed: every line shown must come out. A line
# that ends in "…" shows its beginning only; "…" alone stands for lines left out.
#
# usage: readme.sh PROGRAM SOURCE
. "$(dirname "$0")/lib.sh"
ln -s "$source/sample" sample
sed -n '/^```console$/,/^```$/p' "$source/README.md" | sed '/^```/d' >session
[ -s session ] || fail "no session in README.md"
while IFS= read -r line; do
    case $line in
        '$ waybill '*)
            # shellcheck disable=SC2086  # the session's words are plain
            run ${line#\$ waybill }
            exits 0
            ;;
        …) ;;
        *) grep -qF -e "${line%…}" out err || fail "README shows what is not printed: $line" ;;
    esac
done <session
finish
