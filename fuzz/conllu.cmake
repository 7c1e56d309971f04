waybill_fuzz(conllu language)
