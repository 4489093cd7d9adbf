-- Who may sign in with a password.
CREATE TABLE users (
    name          text        NOT NULL CONSTRAINT users_pk PRIMARY KEY,
    password_hash text        NOT NULL, -- argon2id, with its own parameters
    roles         text[]      NOT NULL,
    regions       text[]      NOT NULL, -- empty: everywhere
    revision      bigint      NOT NULL, -- in every token of the user: a change ends them all
    created_at    timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL);
