-- Two sets of the copies of what others own: one is read, in the other they are made again beside it. Readers see the live one
-- through views, which look at the row of `projection` in the reader's own snapshot: whoever has begun before a swap stays with
-- the old ones to its end.
CREATE SCHEMA projection_a;
CREATE SCHEMA projection_b;

CREATE TABLE projection (
    one        boolean NOT NULL DEFAULT true CONSTRAINT projection_pk PRIMARY KEY CONSTRAINT projection_one CHECK (one),
    live       text    NOT NULL CONSTRAINT projection_live CHECK (live IN ('a', 'b')),
    generation bigint  NOT NULL, -- rises with every swap
    swapped_in xid8    NOT NULL,  -- the transaction of the last one: older snapshots may still read the other set
    beside     text    NOT NULL DEFAULT 'EMPTY' -- what stands in the other set
        CONSTRAINT projection_beside CHECK (beside IN ('EMPTY', 'FILLING', 'LEFT_OVER')));
INSERT INTO projection (live, generation, swapped_in) VALUES ('a', 1, pg_current_xact_id());

CREATE TABLE strategy (
    code     text   NOT NULL CONSTRAINT strategy_pk PRIMARY KEY,
    epoch    int    NOT NULL,
    revision bigint NOT NULL,
    retired  boolean NOT NULL,
    document jsonb  NOT NULL);
CREATE TABLE reference (
    code     text   NOT NULL CONSTRAINT reference_pk PRIMARY KEY,
    epoch    int    NOT NULL,
    revision bigint NOT NULL,
    retired  boolean NOT NULL,
    document jsonb  NOT NULL);

-- Which epoch of each owner's publications stands in a set.
CREATE TABLE owner_epoch (
    owner text NOT NULL CONSTRAINT owner_epoch_pk PRIMARY KEY,
    epoch int  NOT NULL);
INSERT INTO owner_epoch (owner, epoch) VALUES ('policy-service', 1), ('indicator-service', 1);

DO $$
DECLARE
    name text;
BEGIN
    FOR i IN 0..15 LOOP
        EXECUTE format('ALTER TABLE observation_%s SET SCHEMA projection_a', i);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['policy', 'strategy', 'reference', 'indicator', 'region', 'sector', 'vintage_part',
                                'visible_vintage', 'observation', 'owner_epoch'] LOOP
        EXECUTE format('ALTER TABLE %I SET SCHEMA projection_a', name);
        EXECUTE format('CREATE TABLE projection_b.%1$I (LIKE projection_a.%1$I INCLUDING ALL) %2$s', name,
                       CASE WHEN name = 'observation' THEN 'PARTITION BY HASH (indicator)' ELSE '' END);
        EXECUTE format('CREATE VIEW %1$I AS SELECT * FROM projection_a.%1$I WHERE (SELECT live FROM projection) = ''a'''
                       ' UNION ALL SELECT * FROM projection_b.%1$I WHERE (SELECT live FROM projection) = ''b''', name);
    END LOOP;
    FOR i IN 0..15 LOOP
        EXECUTE format('CREATE TABLE projection_b.observation_%1$s PARTITION OF projection_b.observation'
                       ' FOR VALUES WITH (MODULUS 16, REMAINDER %1$s)', i);
    END LOOP;
END $$;
-- It was made over the table, which is one of two now.
CREATE OR REPLACE VIEW region_parent (code, parent) AS SELECT code, document->>'parent' FROM region;
GRANT USAGE ON SCHEMA projection_a, projection_b TO ${serviceRole};
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA projection_a, projection_b TO ${serviceRole};

-- Copies that are or were made again; at most one at a time.
CREATE TABLE rebuild (
    seq          bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT rebuild_seq_uq UNIQUE,
    id           uuid        NOT NULL CONSTRAINT rebuild_pk PRIMARY KEY,
    asked_by     text        NOT NULL,
    asked_at     timestamptz NOT NULL DEFAULT now(),
    refused      bigint      NOT NULL DEFAULT 0,
    observations bigint      NOT NULL DEFAULT 0,
    failure      text,
    cancelled_at timestamptz,
    swapped_at   timestamptz);
CREATE UNIQUE INDEX rebuild_under_way ON rebuild ((true)) WHERE cancelled_at IS NULL AND swapped_at IS NULL;

-- How far the one that is under way, or the last one, has read each partition, and where it ended when that was last looked at.
CREATE TABLE rebuild_offset (
    topic     text   NOT NULL,
    partition int    NOT NULL,
    first     bigint NOT NULL,
    next      bigint NOT NULL,
    last      bigint NOT NULL,
    CONSTRAINT rebuild_offset_pk PRIMARY KEY (topic, partition));

-- Epochs of which something has come. Those above the live one have begun and are not live yet: evaluations wait.
CREATE TABLE epoch_begun (
    owner   text        NOT NULL,
    epoch   int         NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT epoch_begun_pk PRIMARY KEY (owner, epoch));
-- The ends of epochs, partition by partition.
CREATE TABLE epoch_end (
    owner      text NOT NULL,
    epoch      int  NOT NULL,
    topic      text NOT NULL,
    partition  int  NOT NULL,
    partitions int  NOT NULL,
    CONSTRAINT epoch_end_pk PRIMARY KEY (owner, epoch, topic, partition));
