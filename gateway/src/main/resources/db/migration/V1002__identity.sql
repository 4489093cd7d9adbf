-- Sign-in through a provider, API keys, sessions, and brakes on guessing.

-- In every table whose rows say who is let in: the transaction of the last change. A replica that reads on from the oldest
-- transaction that was open when it last read misses nothing, in whatever order they commit.
CREATE FUNCTION stamp_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id();
    RETURN NEW;
END $$;

-- A removed user's row stays: whoever gets the name later goes on with higher revisions, so that no old token fits.
ALTER TABLE users
    ALTER COLUMN password_hash DROP NOT NULL, -- null: no password opens this account
    ADD COLUMN subject    text CONSTRAINT users_subject_uq UNIQUE, -- who this is for the provider (sub)
    ADD COLUMN removed_at timestamptz,
    ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX users_changed_in ON users (changed_in);
CREATE TRIGGER users_stamp BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION stamp_change();

-- For machines. The secret has 256 random bits, so that a plain hash cannot be turned back and a slow one would add nothing.
CREATE TABLE api_key (
    id            text        NOT NULL CONSTRAINT api_key_pk PRIMARY KEY,
    number        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT api_key_number_uq UNIQUE, -- the order of lists
    name          text        NOT NULL,
    owner         text        NOT NULL CONSTRAINT api_key_owner_fk REFERENCES users,
    roles         text[]      NOT NULL,
    regions       text[]      NOT NULL, -- empty: wherever the owner may
    secret_sha256 text        NOT NULL,
    created_at    timestamptz NOT NULL,
    created_by    text        NOT NULL,
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz,
    last_used_at  timestamptz,
    changed_in    xid8        NOT NULL DEFAULT pg_current_xact_id());
CREATE INDEX api_key_changed_in ON api_key (changed_in);
CREATE INDEX api_key_owner ON api_key (owner, number);
-- Not for last_used_at, which tells nobody whether the key is good.
CREATE TRIGGER api_key_stamp BEFORE INSERT OR UPDATE OF revoked_at ON api_key FOR EACH ROW EXECUTE FUNCTION stamp_change();

-- Of browsers: what the cookie says is kept as a hash only.
CREATE TABLE session (
    id            text        NOT NULL CONSTRAINT session_pk PRIMARY KEY,
    number        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT session_number_uq UNIQUE,
    user_name     text        NOT NULL,
    user_revision bigint      NOT NULL, -- 0: not among the users, known by the provider alone
    roles         text[],               -- as the provider said; null: those of the user
    regions       text[],
    secret_sha256 text        NOT NULL,
    address       text        NOT NULL,
    agent         text        NOT NULL,
    created_at    timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL, -- to the minute
    ends_at       timestamptz NOT NULL,
    ended_at      timestamptz,
    changed_in    xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT session_rights_both CHECK ((roles IS NULL) = (regions IS NULL)));
CREATE INDEX session_changed_in ON session (changed_in);
CREATE INDEX session_user_name ON session (user_name, number);
CREATE INDEX session_ends_at ON session (ends_at);
CREATE TRIGGER session_stamp BEFORE INSERT OR UPDATE ON session FOR EACH ROW EXECUTE FUNCTION stamp_change();

-- Attempts to sign in that have not succeeded. Names are hashed: some people type their password there.
CREATE TABLE sign_in_attempt (
    scope        text        NOT NULL CONSTRAINT sign_in_attempt_scope CHECK (scope IN ('ADDRESS', 'USER', 'USER_AT_ADDRESS')),
    key          text        NOT NULL,
    failures     int         NOT NULL,
    last_at      timestamptz NOT NULL,
    locked_until timestamptz NOT NULL,
    CONSTRAINT sign_in_attempt_pk PRIMARY KEY (scope, key));
CREATE INDEX sign_in_attempt_last_at ON sign_in_attempt (last_at);

-- From where a user has signed in: there nobody else's failures lock the user out.
CREATE TABLE sign_in_familiar (
    key     text        NOT NULL CONSTRAINT sign_in_familiar_pk PRIMARY KEY, -- of user and address
    last_at timestamptz NOT NULL);
CREATE INDEX sign_in_familiar_last_at ON sign_in_familiar (last_at);
