-- What was estimated of goals, by the hash of all that it depends on: a goal that asks the same again is not estimated again.
-- Read by evaluation runs alone, whatever values went in; what is lost of it is estimated.
CREATE TABLE goal_result (
    sha256    text        NOT NULL CONSTRAINT goal_result_pk PRIMARY KEY,
    content   bytea       NOT NULL,
    last_used timestamptz NOT NULL DEFAULT now());
-- It is compressed already.
ALTER TABLE goal_result ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX goal_result_last_used ON goal_result (last_used);
