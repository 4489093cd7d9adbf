-- Cells that are shown to nobody but their stewards, in all their vintages, and stay so: a decision that was taken back
-- would give away what it once protected. Columns as those of observation, with which they are compared.
CREATE TABLE hidden_cell (LIKE observation);
ALTER TABLE hidden_cell
    DROP COLUMN vintage, DROP COLUMN value, DROP COLUMN status, DROP COLUMN confidentiality,
    ADD COLUMN reason text NOT NULL, -- CONFIDENTIAL as it was sent, SMALL, or COMPLEMENT: it would give another away
    ADD COLUMN hidden_at timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT hidden_cell_pk PRIMARY KEY (indicator, region, sector, period);
CREATE INDEX hidden_cell_by_period ON hidden_cell (indicator, period);

-- Values that wait for the moment of their publication, one row for each indicator and moment.
CREATE SEQUENCE release_revision;
CREATE TABLE release (
    id         text        NOT NULL CONSTRAINT release_pk PRIMARY KEY,
    indicator  text        NOT NULL CONSTRAINT release_indicator_fk REFERENCES indicator,
    release_at timestamptz NOT NULL,
    revision   bigint      NOT NULL DEFAULT nextval('release_revision'),
    sent_by    text        NOT NULL, -- who sent rows last
    address    text,
    request_id text,
    attempts   int         NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX release_by_moment ON release (release_at, indicator);

CREATE TABLE embargoed_observation (LIKE observation);
ALTER TABLE embargoed_observation
    DROP COLUMN indicator, DROP COLUMN vintage,
    ADD COLUMN release text NOT NULL CONSTRAINT embargoed_observation_release_fk REFERENCES release ON DELETE CASCADE,
    ADD CONSTRAINT embargoed_observation_pk PRIMARY KEY (release, region, sector, period);

-- Imports whose end is announced when the last of their releases is over.
CREATE TABLE release_import (
    release   text NOT NULL CONSTRAINT release_import_release_fk REFERENCES release ON DELETE CASCADE,
    import_id uuid NOT NULL,
    CONSTRAINT release_import_pk PRIMARY KEY (release, import_id));

ALTER TABLE import ADD COLUMN release_at timestamptz; -- when its values are to be published; null: as the calendars say, else at once

-- Whether everybody may know how many rows it had: those that are over had free values only, there were no others.
ALTER TABLE import ADD COLUMN for_everybody boolean NOT NULL DEFAULT true;
ALTER TABLE import ALTER COLUMN for_everybody SET DEFAULT false;
