-- What was advised and decided about telling home before new harm was found, and what of it still counts.
ALTER TABLE parent_contact ADD COLUMN new_harm_at timestamptz;
ALTER TABLE parent_contact ADD COLUMN is_to_be_asked_again boolean NOT NULL DEFAULT false;
ALTER TABLE adult_contact ADD COLUMN decision_before text;
ALTER TABLE adult_contact ADD COLUMN is_held_on_advice boolean NOT NULL DEFAULT false;
ALTER TABLE adult_contact ADD COLUMN is_asked_again boolean NOT NULL DEFAULT false;
ALTER TABLE referral ADD COLUMN advised_at timestamptz;
