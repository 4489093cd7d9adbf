-- Policies as they stand; revision counts every change, version the changes of the text.
CREATE TABLE policy (
    code       text        NOT NULL CONSTRAINT policy_pk PRIMARY KEY,
    revision   bigint      NOT NULL,
    version    int         NOT NULL,
    retired    boolean     NOT NULL DEFAULT false,
    status     text        NOT NULL,
    changed_at timestamptz NOT NULL,
    text       jsonb       NOT NULL);

-- Every text a policy ever had: an evaluation names the version it judged.
CREATE TABLE policy_version (
    code    text        NOT NULL CONSTRAINT policy_version_policy_fk REFERENCES policy,
    version int         NOT NULL,
    text    jsonb       NOT NULL,
    made_at timestamptz NOT NULL,
    made_by text        NOT NULL,
    CONSTRAINT policy_version_pk PRIMARY KEY (code, version));

-- How a policy came through its life cycle, and why.
CREATE TABLE policy_transition (
    id          bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT policy_transition_pk PRIMARY KEY,
    code        text        NOT NULL CONSTRAINT policy_transition_policy_fk REFERENCES policy,
    from_status text        NOT NULL,
    to_status   text        NOT NULL,
    reason      text        NOT NULL,
    made_at     timestamptz NOT NULL,
    made_by     text        NOT NULL);
