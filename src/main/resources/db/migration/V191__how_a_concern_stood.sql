-- What the rules knew of a concern after each change, sealed. The trace has its hash, so that nobody can put another in its place.
ALTER TABLE trace ADD COLUMN standing text;
