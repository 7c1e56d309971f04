waybill_fuzz(claim_json claims)
