-- Strategies as they stand; revision counts every change, version the changes of the text.
CREATE TABLE strategy (
    code       text        NOT NULL CONSTRAINT strategy_pk PRIMARY KEY,
    revision   bigint      NOT NULL,
    version    int         NOT NULL,
    retired    boolean     NOT NULL DEFAULT false,
    status     text        NOT NULL,
    changed_at timestamptz NOT NULL,
    text       jsonb       NOT NULL,
    -- What is found in it; made in Java (package search).
    words      tsvector);
CREATE INDEX strategy_words ON strategy USING gin (words);

-- Every text a strategy ever had: a review names the version it looked at.
CREATE TABLE strategy_version (
    code    text        NOT NULL CONSTRAINT strategy_version_strategy_fk REFERENCES strategy ON DELETE CASCADE,
    version int         NOT NULL,
    text    jsonb       NOT NULL,
    made_at timestamptz NOT NULL,
    made_by text        NOT NULL,
    CONSTRAINT strategy_version_pk PRIMARY KEY (code, version));

-- How a strategy came through its life cycle, and why.
CREATE TABLE strategy_transition (
    id          bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT strategy_transition_pk PRIMARY KEY,
    code        text        NOT NULL CONSTRAINT strategy_transition_strategy_fk REFERENCES strategy,
    from_status text        NOT NULL,
    to_status   text        NOT NULL,
    reason      text        NOT NULL,
    made_at     timestamptz NOT NULL,
    made_by     text        NOT NULL);
