"""The checker "Darf ich arbeiten?": the law of work_access joined with offices and offers."""
