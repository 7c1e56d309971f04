waybill_fuzz(model language)
