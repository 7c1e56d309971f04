"""Makes cases that were linked from extracted claims comparable with a reference's cases.

usage: extracted_cases.py SCORERS REFERENCES EXTRACTED.jsonl CASES.json > TRANSLATED.json

Extracted and reference claims of a document are paired as score_claims.py (in the folder SCORERS) pairs them; in cases, origins and
conflicts each extracted claim becomes its reference claim. Claims without a partner are left out; a conflict of such a claim stays, as a wrong one.
Then: score_cases.py REFERENCES/cases.json TRANSLATED.json
"""
import json
import sys


def main(scorers, references, extracted, linked):
    sys.path.insert(0, scorers)
    import score_claims
    reference, found = score_claims.load(references), score_claims.load(extracted)
    partner = {(doc, e): r for doc, claims in reference.items() for r, e in score_claims.pair(claims, found.get(doc, []))}
    with open(linked, encoding="utf-8") as f:
        cases = json.load(f)
    translated = lambda claims: [[doc, partner[doc, k]] for doc, k in map(tuple, claims) if (doc, k) in partner]
    for group in cases["cases"] + cases["origins"]:
        group["claims"] = translated(group["claims"])
    for number, conflict in enumerate(cases["conflicts"]):
        both = translated(conflict["claims"])
        conflict["claims"] = both if len(both) == 2 else [[f"?{number}", 0], [f"?{number}", 1]]
    json.dump(cases, sys.stdout)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
