waybill_fuzz(intake_jsonl intake)
