-- Where a call was sent to: its key lets the same through again, and no other. Empty for a page's form.
ALTER TABLE sent_form ADD COLUMN path text NOT NULL DEFAULT '';
