-- What a list's reader is not shown, since it may be about them, somebody else reads: which entries those are is sealed.
ALTER TABLE low_level_reading ADD COLUMN only_entries text;
