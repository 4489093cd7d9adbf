-- Register entries: written whole, published whole; codes are never reused.
CREATE TABLE region (
    code       text        NOT NULL CONSTRAINT region_pk PRIMARY KEY,
    revision   bigint      NOT NULL,
    retired    boolean     NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL,
    text       jsonb       NOT NULL);
CREATE TABLE sector (
    code       text        NOT NULL CONSTRAINT sector_pk PRIMARY KEY,
    revision   bigint      NOT NULL,
    retired    boolean     NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL,
    text       jsonb       NOT NULL);
CREATE TABLE indicator (
    code       text        NOT NULL CONSTRAINT indicator_pk PRIMARY KEY,
    revision   bigint      NOT NULL,
    retired    boolean     NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL,
    text       jsonb       NOT NULL);

-- The sector that always exists: all sectors together.
INSERT INTO sector (code, revision, changed_at, text)
VALUES ('_T', 1, now(), '{"name": {"en": "All sectors", "zh": "全部行业"}, "parent": null}');

-- Every value ever known, and from when: a correction is a new row, so that an evaluation can be re-run.
CREATE TABLE observation (
    indicator       text             NOT NULL,
    region          text             NOT NULL,
    sector          text             NOT NULL,
    period          text             NOT NULL,
    vintage         timestamptz      NOT NULL, -- known from this instant
    value           double precision,          -- NULL only where status says missing or suppressed
    status          char(1)          NOT NULL,
    confidentiality char(1)          NOT NULL,
    CONSTRAINT observation_pk PRIMARY KEY (indicator, region, sector, period, vintage)
) PARTITION BY HASH (indicator);
DO $$
BEGIN
    FOR i IN 0..15 LOOP
        EXECUTE format('CREATE TABLE observation_%s PARTITION OF observation FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
    END LOOP;
END $$;
-- The relay reads what one vintage brought.
CREATE INDEX observation_by_vintage ON observation (indicator, vintage);

-- The chain of an indicator's vintages, made under the lock of its row.
CREATE TABLE vintage (
    indicator text        NOT NULL CONSTRAINT vintage_indicator_fk REFERENCES indicator,
    vintage   timestamptz NOT NULL,
    previous  timestamptz,
    rows      bigint      NOT NULL,
    CONSTRAINT vintage_pk PRIMARY KEY (indicator, vintage));

-- Checked rows that wait to be published together.
CREATE TABLE staged_observation (
    batch           uuid             NOT NULL,
    line            bigint           NOT NULL,
    indicator       text             NOT NULL,
    region          text             NOT NULL,
    sector          text             NOT NULL,
    period          text             NOT NULL,
    value           double precision,
    status          char(1)          NOT NULL,
    confidentiality char(1)          NOT NULL,
    CONSTRAINT staged_observation_pk PRIMARY KEY (batch, line));

-- A file on its way in: RECEIVING while it streams, then QUEUED, RUNNING and COMPLETED, REJECTED or FAILED.
CREATE TABLE import (
    id          uuid        NOT NULL CONSTRAINT import_pk PRIMARY KEY,
    sent_by     text        NOT NULL,
    status      text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    sha256      text,
    rows        bigint      NOT NULL DEFAULT 0,
    accepted    bigint      NOT NULL DEFAULT 0,
    unchanged   bigint      NOT NULL DEFAULT 0,
    rejected    bigint      NOT NULL DEFAULT 0,
    vintages    jsonb       NOT NULL DEFAULT '{}',
    attempts    int         NOT NULL DEFAULT 0,
    failure     text);
CREATE INDEX import_waiting ON import (created_at) WHERE status IN ('RECEIVING', 'QUEUED');

-- Why rows were refused; of a hopeless file the first 1,000.
CREATE TABLE import_error (
    import_id uuid   NOT NULL CONSTRAINT import_error_import_fk REFERENCES import ON DELETE CASCADE,
    line      bigint NOT NULL,
    field     text   NOT NULL,
    value     text,
    reason_en text   NOT NULL,
    reason_zh text   NOT NULL,
    CONSTRAINT import_error_pk PRIMARY KEY (import_id, line, field));
