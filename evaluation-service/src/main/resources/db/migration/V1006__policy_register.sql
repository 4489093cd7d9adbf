-- The policies as evaluations saw them beside each other, by the hash of their text; evaluations that saw the same share a row.
CREATE TABLE policy_register_snapshot (
    sha256   text  NOT NULL CONSTRAINT policy_register_snapshot_pk PRIMARY KEY,
    document bytea NOT NULL);
REVOKE UPDATE, DELETE, TRUNCATE ON policy_register_snapshot FROM ${serviceRole};

-- Tells whether policies are still those that were read, without reading them.
CREATE INDEX policy_state ON projection_a.policy (epoch, revision);
CREATE INDEX policy_state ON projection_b.policy (epoch, revision);
