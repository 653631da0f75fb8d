-- What a call was answered, sealed: whoever sends the same again within seven days is answered the same again.
ALTER TABLE sent_form ADD COLUMN answer bytea;

GRANT UPDATE (answer) ON sent_form TO app;
