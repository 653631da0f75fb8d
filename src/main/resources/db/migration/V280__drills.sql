-- Drills stand beside what children were taught: a made-up concern with staff, and a backup that was restored.
ALTER TABLE awareness DROP CONSTRAINT awareness_kind_check;
ALTER TABLE awareness ADD CONSTRAINT awareness_kind_check
    CHECK (kind IN ('ASSEMBLY', 'SAFETY_DAY', 'E_SAFETY', 'OTHER', 'DRILL', 'RESTORE'));
