waybill_fuzz(ledger_json cases)
