-- Copies of what the other services own; applied only when (epoch, revision) is higher.
CREATE TABLE policy (
    code     text   NOT NULL CONSTRAINT policy_pk PRIMARY KEY,
    epoch    int    NOT NULL,
    revision bigint NOT NULL,
    retired  boolean NOT NULL,
    document jsonb  NOT NULL);
-- Which policies have a goal on an indicator.
CREATE INDEX policy_document ON policy USING gin (document jsonb_path_ops);
CREATE TABLE indicator (
    code     text   NOT NULL CONSTRAINT indicator_pk PRIMARY KEY,
    epoch    int    NOT NULL,
    revision bigint NOT NULL,
    retired  boolean NOT NULL,
    document jsonb  NOT NULL);
CREATE TABLE region (
    code     text   NOT NULL CONSTRAINT region_pk PRIMARY KEY,
    epoch    int    NOT NULL,
    revision bigint NOT NULL,
    retired  boolean NOT NULL,
    document jsonb  NOT NULL);
CREATE TABLE sector (
    code     text   NOT NULL CONSTRAINT sector_pk PRIMARY KEY,
    epoch    int    NOT NULL,
    revision bigint NOT NULL,
    retired  boolean NOT NULL,
    document jsonb  NOT NULL);

-- Every value ever known, kept even while its indicator or region is not known yet.
CREATE TABLE observation (
    indicator       text             NOT NULL,
    region          text             NOT NULL,
    sector          text             NOT NULL,
    period          text             NOT NULL,
    vintage         timestamptz      NOT NULL,
    value           double precision,
    status          char(1)          NOT NULL,
    confidentiality char(1)          NOT NULL,
    CONSTRAINT observation_pk PRIMARY KEY (indicator, sector, region, period, vintage)
) PARTITION BY HASH (indicator);
DO $$
BEGIN
    FOR i IN 0..15 LOOP
        EXECUTE format('CREATE TABLE observation_%s PARTITION OF observation FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
    END LOOP;
END $$;

-- Which parts of which vintages have come.
CREATE TABLE vintage_part (
    indicator text        NOT NULL,
    vintage   timestamptz NOT NULL,
    previous  timestamptz,
    part      int         NOT NULL,
    parts     int         NOT NULL,
    CONSTRAINT vintage_part_pk PRIMARY KEY (indicator, vintage, part));

-- The last vintage of an indicator that is complete, as are all before it; what is later is not seen yet.
CREATE TABLE visible_vintage (
    indicator text NOT NULL CONSTRAINT visible_vintage_pk PRIMARY KEY,
    vintage   timestamptz);

-- Changes that an evaluation has yet to cover; only ever inserted by projections, so that they wait for no worker.
CREATE TABLE due_mark (
    seq       bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT due_mark_pk PRIMARY KEY,
    policy    text        NOT NULL,
    trigger   text        NOT NULL,
    marked_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE INDEX due_mark_policy ON due_mark (policy, marked_at);

-- Who works on a policy's marks: a lease with a fence, and when to try again after a failure.
CREATE TABLE work (
    policy   text        NOT NULL CONSTRAINT work_pk PRIMARY KEY,
    holder   uuid,
    fence    bigint      NOT NULL DEFAULT 0,
    until    timestamptz,
    attempts int         NOT NULL DEFAULT 0,
    retry_at timestamptz,
    failed_at timestamptz,
    failure  text);

-- Evaluations are primary data: never changed, never deleted.
CREATE TABLE evaluation (
    seq           bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT evaluation_seq_uq UNIQUE,
    id            uuid        NOT NULL CONSTRAINT evaluation_pk PRIMARY KEY,
    policy        text        NOT NULL,
    status        text        NOT NULL,
    trigger       text        NOT NULL,
    inputs_sha256 text        NOT NULL,
    completed_at  timestamptz NOT NULL,
    document      text        NOT NULL);
CREATE INDEX evaluation_by_policy ON evaluation (policy, seq DESC);
-- No two evaluations that events started have the same inputs.
CREATE UNIQUE INDEX evaluation_inputs_uq ON evaluation (policy, inputs_sha256) WHERE trigger <> 'REQUEST';
REVOKE UPDATE, DELETE, TRUNCATE ON evaluation FROM ${serviceRole};
