-- What an email asks somebody to look for in a record stands on their first page until they have read it.
CREATE INDEX notice_asking_to_read ON notice (to_account) WHERE kind IN ('RELATED_CONCERN', 'CORRECTION_REFUSED');
