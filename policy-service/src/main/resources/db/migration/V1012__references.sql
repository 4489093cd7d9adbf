-- The catalogue that reports cite: terms, documents, cases, institutions, reports.
CREATE TABLE reference (
    code       text        NOT NULL CONSTRAINT reference_pk PRIMARY KEY,
    revision   bigint      NOT NULL,
    retired    boolean     NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL,
    text       jsonb       NOT NULL,
    -- What is found in it; made in Java (package search).
    words      tsvector);
CREATE INDEX reference_words ON reference USING gin (words);
