-- How often telling this adult had been put off when something new had it decided on again.
ALTER TABLE adult_contact ADD COLUMN deferrals_before integer NOT NULL DEFAULT 0;
