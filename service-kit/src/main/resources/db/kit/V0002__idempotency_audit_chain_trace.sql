-- Answers to requests that came with an Idempotency-Key and had an effect, written in the transaction of that effect.
CREATE TABLE idempotency (
    id          bytea       NOT NULL CONSTRAINT idempotency_pk PRIMARY KEY, -- SHA-256 of caller, path and key: a path may be longer than an index takes
    caller      text        NOT NULL,
    path        text        NOT NULL,
    kept_at     timestamptz NOT NULL DEFAULT now(),
    holder      uuid,        -- while work in several transactions goes on: whose it is,
    until       timestamptz, -- and when it is taken for dead
    fingerprint text,        -- of what was sent: the same key with other content is refused
    status      int,
    location    text,
    etag        text,
    body        text,
    CONSTRAINT idempotency_kept_or_held CHECK ((status IS NULL) = (holder IS NOT NULL)));
CREATE INDEX idempotency_kept_at ON idempotency (kept_at);

-- From where: the client's address as the gateway saw it.
ALTER TABLE audit ADD COLUMN address text;

-- Rows that stand in no batch yet, written with them. Ids are seen out of order; a row is sealed because it stands here,
-- never because its number is above the last one.
CREATE TABLE audit_unsealed (
    id bigint NOT NULL CONSTRAINT audit_unsealed_pk PRIMARY KEY CONSTRAINT audit_unsealed_audit_fk REFERENCES audit);
INSERT INTO audit_unsealed (id) SELECT id FROM audit;
REVOKE UPDATE, TRUNCATE ON audit_unsealed FROM ${serviceRole};

-- Closed batches, each with the hash of the one before.
CREATE TABLE audit_batch (
    number          bigint      NOT NULL CONSTRAINT audit_batch_pk PRIMARY KEY,
    previous_sha256 text        NOT NULL,
    sha256          text        NOT NULL,
    sealed_at       timestamptz NOT NULL,
    entries         bigint[]    NOT NULL); -- ids of its rows, in the order in which they are hashed
REVOKE UPDATE, DELETE, TRUNCATE ON audit_batch FROM ${serviceRole};

-- The trace in which a change was made goes with its event.
ALTER TABLE outbox ADD COLUMN traceparent text;
