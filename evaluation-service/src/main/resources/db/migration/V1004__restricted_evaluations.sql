-- Whether values went into an evaluation that were not free when it was made.
ALTER TABLE evaluation ADD COLUMN restricted boolean NOT NULL DEFAULT false;

-- Free cells that went into an evaluation, by goal: where one of them is hidden later, the goal is for those alone who may
-- read it from then on. Regions that are null: all that had a value at the vintage; periods that are null: from the first, to
-- the last. A goal or sector that is null stands for all.
CREATE TABLE evaluation_cells (
    evaluation   uuid        NOT NULL CONSTRAINT evaluation_cells_evaluation_fk REFERENCES evaluation,
    goal         text,
    indicator    text        NOT NULL,
    sector       text,
    vintage      timestamptz NOT NULL,
    regions      text[],
    first_period text COLLATE "C",
    last_period  text COLLATE "C");
CREATE INDEX evaluation_cells_evaluation ON evaluation_cells (evaluation);
REVOKE UPDATE, DELETE, TRUNCATE ON evaluation_cells FROM ${serviceRole};

-- What is not free is a small part; without this, whether an earlier value has been hidden means reading all later ones.
CREATE INDEX observation_not_free ON observation (indicator, sector, region, vintage) WHERE confidentiality <> 'F';

-- For rights that are limited to regions.
CREATE VIEW region_parent (code, parent) AS SELECT code, document->>'parent' FROM region;
