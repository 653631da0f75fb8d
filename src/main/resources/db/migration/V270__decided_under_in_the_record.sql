-- Under what a response was decided is an entry of the record now, in its chain and under its key. What stood here was in neither. For
-- decisions before this version it follows from the trail, which holds when each edition was published, and from the engine's
-- deployments, which hold since when each table is in place.
DROP TABLE decided_under;
