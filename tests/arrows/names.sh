#!/bin/sh
# Two types of one name in one namespace, in two headers that never meet, link
# into a program that is quietly wrong. This lists such names.
set -eu
cd "$1"
twice=$(grep -rhoE '^(class|struct|enum class) [A-Z][A-Za-z:]*( final)?( :| \{|;)?' src include --include='*.h' |
    grep -vE ';$' | awk '{ print $1 == "enum" ? $3 : $2 }' | sort | uniq -d)
[ -z "$twice" ] || { echo "type names that stand in two headers:" $twice >&2; exit 1; }
