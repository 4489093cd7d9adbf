-- What an evaluation was made from, but for the values, which its pins re-create: policy, definitions, specification. Null for
-- those from before it was kept.
ALTER TABLE evaluation ADD COLUMN inputs text;

-- Regions and sectors as evaluations saw them, by the hash of their text; evaluations made of the same ones share a row.
CREATE TABLE register_snapshot (
    sha256   text  NOT NULL CONSTRAINT register_snapshot_pk PRIMARY KEY,
    document bytea NOT NULL);
REVOKE UPDATE, DELETE, TRUNCATE ON register_snapshot FROM ${serviceRole};

-- Tells whether regions and sectors are still those that were read, without reading them.
CREATE INDEX region_state ON region (epoch, revision);
CREATE INDEX sector_state ON sector (epoch, revision);

-- Evaluations that somebody asked for, until they are made; what was cancelled or failed stays to be seen.
CREATE TABLE request (
    seq           bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT request_seq_uq UNIQUE,
    id            uuid        NOT NULL CONSTRAINT request_pk PRIMARY KEY,
    policy        text        NOT NULL,
    version       int         NOT NULL,
    specification text        NOT NULL,
    pins          text,
    asked_by      text        NOT NULL,
    asked_at      timestamptz NOT NULL DEFAULT now(),
    address       text,
    request_id    text,
    cancelled_at  timestamptz,
    holder        uuid,
    fence         bigint      NOT NULL DEFAULT 0,
    until         timestamptz,
    attempts      int         NOT NULL DEFAULT 0,
    retry_at      timestamptz,
    failed_at     timestamptz,
    failure       text,
    set_aside     boolean     NOT NULL DEFAULT false);
CREATE INDEX request_waiting ON request (asked_at) WHERE cancelled_at IS NULL AND NOT set_aside;

-- Work that failed too often waits for a change or for somebody who looks at it.
ALTER TABLE work ADD COLUMN set_aside boolean NOT NULL DEFAULT false;
CREATE INDEX work_set_aside ON work (policy) WHERE set_aside;

-- Up to where each partition of a topic is known to be applied, so that who asks for the present can wait for it.
CREATE TABLE applied_offset (
    topic     text   NOT NULL,
    partition int    NOT NULL,
    next      bigint NOT NULL,
    CONSTRAINT applied_offset_pk PRIMARY KEY (topic, partition));

-- What came of making a sample of evaluations' panels again.
CREATE TABLE recreation_check (
    checked_at timestamptz NOT NULL CONSTRAINT recreation_check_pk PRIMARY KEY,
    checked    int         NOT NULL,
    differing  uuid[]      NOT NULL);
