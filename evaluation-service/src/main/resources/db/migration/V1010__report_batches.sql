-- Reports that somebody asked for at once: which, and as whose eyes see them.
CREATE TABLE report_batch (
    seq         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT report_batch_seq_uq UNIQUE,
    id          uuid        NOT NULL CONSTRAINT report_batch_pk PRIMARY KEY,
    language    text        NOT NULL,
    form        text        NOT NULL,
    format      text        NOT NULL,
    -- The regions whose values that are not free the asker might read when asking; null: all.
    readable    text[],
    -- Changes when values are hidden: then it is looked again at what the reports show.
    not_free    text        NOT NULL,
    asked_by    text        NOT NULL,
    address     text,
    request_id  text,
    asked_at    timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    -- When what was made was thrown away.
    cleared_at  timestamptz);
CREATE INDEX report_batch_kept ON report_batch (asked_by) WHERE cleared_at IS NULL;

-- One report of a batch, handed out under a lease of its own: all replicas work on the same batch, and what is made stays made.
CREATE TABLE batch_report (
    id         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT batch_report_pk PRIMARY KEY,
    batch      uuid        NOT NULL CONSTRAINT batch_report_fk REFERENCES report_batch ON DELETE CASCADE,
    policy     text        NOT NULL,
    -- From 1 in each batch: of several batches the first ones are made first, so that a small one does not wait for a large one.
    place      int         NOT NULL,
    evaluation uuid,
    -- Why there is none and will be none.
    reason     text,
    made_at    timestamptz,
    status     text,
    rating     text,
    sha256     text,
    bytes      int,
    -- What of the evaluation, and of the one before it, went in.
    seen       text,
    before     uuid,
    restricted boolean     NOT NULL DEFAULT false,
    content    bytea,
    holder     uuid,
    fence      bigint      NOT NULL DEFAULT 0,
    until      timestamptz,
    attempts   int         NOT NULL DEFAULT 0,
    retry_at   timestamptz,
    failed_at  timestamptz,
    failure    text,
    set_aside  boolean     NOT NULL DEFAULT false,
    CONSTRAINT batch_report_policy_uq UNIQUE (batch, policy));
-- Most formats are compressed already.
ALTER TABLE batch_report ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX batch_report_waiting ON batch_report (place, id) WHERE made_at IS NULL AND reason IS NULL;
