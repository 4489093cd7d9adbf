-- What changed, said once however many policies it touches; a worker finds out which, and marks them. Without it a thousand
-- policies that come at once on one indicator would insert half a million marks.
CREATE TABLE due_change (
    seq       bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT due_change_pk PRIMARY KEY,
    -- Whose values or definition; null where regions or sectors themselves changed, which may touch every policy.
    indicator text,
    -- Which cells; null where they are many or not known.
    regions   text[],
    sectors   text[],
    -- The policy that changed, whose own mark is there already.
    policy    text,
    trigger   text        NOT NULL,
    marked_at timestamptz NOT NULL DEFAULT clock_timestamp());

-- A mark stands for so many changes.
ALTER TABLE due_mark ADD COLUMN changes int NOT NULL DEFAULT 1;
