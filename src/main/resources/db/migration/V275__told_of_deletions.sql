-- That a record is deleted tomorrow, or was not, stands on the first page of whoever was told until they have read it.
DROP INDEX notice_asking_to_read;
CREATE INDEX notice_asking_to_read ON notice (to_account)
    WHERE kind IN ('RELATED_CONCERN', 'CORRECTION_REFUSED', 'DELETION_AGREED', 'DELETION_NOT_CARRIED_OUT');
