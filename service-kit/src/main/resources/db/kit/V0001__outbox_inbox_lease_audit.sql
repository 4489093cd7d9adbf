-- What every service keeps beside its own tables.

-- Events written with the change they tell of; the relay sends them in the order of seq and deletes what Kafka has acknowledged.
CREATE TABLE outbox (
    seq        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pk PRIMARY KEY,
    event_id   uuid        NOT NULL CONSTRAINT outbox_event_uq UNIQUE,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    data       text,        -- the event's data as JSON, or
    pointer    jsonb,       -- where the relay reads it: bulk rows are not written twice
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_data_or_pointer CHECK ((data IS NULL) <> (pointer IS NULL)));

-- Events that were applied: in the transaction of the projection, so that a redelivery changes nothing.
CREATE TABLE inbox (
    source      text        NOT NULL,
    id          text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_pk PRIMARY KEY (source, id));
CREATE INDEX inbox_received_at ON inbox (received_at);

-- One holder at a time; the fence rises with every new holder, so that a late one is told from the present one.
CREATE TABLE lease (
    name   text        NOT NULL CONSTRAINT lease_pk PRIMARY KEY,
    holder uuid        NOT NULL,
    fence  bigint      NOT NULL,
    until  timestamptz NOT NULL);

-- Who changed what: one row per write, in its transaction. Services may insert and select, nothing else.
CREATE TABLE audit (
    id            bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_pk PRIMARY KEY,
    at            timestamptz NOT NULL DEFAULT now(),
    actor         text        NOT NULL,
    action        text        NOT NULL,
    subject       text        NOT NULL,
    request_id    text,
    before_sha256 text,
    after_sha256  text);
REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM ${serviceRole};

-- Raised when this database is restored and everything it owns is published again.
CREATE TABLE epoch (
    value      int         NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now());
INSERT INTO epoch (value) VALUES (1);
