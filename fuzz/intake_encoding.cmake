waybill_fuzz(intake_encoding intake)
