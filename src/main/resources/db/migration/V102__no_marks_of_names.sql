-- Its children have rows of their own by now; no keyed hash of a name or a birth date stays behind.
DROP TABLE concern_person;
DELETE FROM data_key WHERE name = 'matching';
