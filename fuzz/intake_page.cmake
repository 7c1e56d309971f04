waybill_fuzz(intake_page intake)
