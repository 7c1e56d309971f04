-- Ways into the ledger for those who ask for one case or one document of it.

CREATE INDEX origin_claims_claim ON origin_claims (document, claim);
CREATE INDEX conflicts_case ON conflicts (case_id);
CREATE INDEX derivations_from ON derivations (from_document);
CREATE INDEX derivations_to ON derivations (to_document);
CREATE INDEX decision_documents_decision ON decision_documents (decision);
