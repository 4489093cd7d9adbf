-- Every service's audit in one view, from hengce.audit: batches as they were sealed, and their rows.
CREATE TABLE joined_audit_batch (
    service         text        NOT NULL,
    batch           bigint      NOT NULL,
    previous_sha256 text        NOT NULL,
    sha256          text        NOT NULL,
    sealed_at       timestamptz NOT NULL,
    received_at     timestamptz NOT NULL DEFAULT now(),
    contested       boolean     NOT NULL DEFAULT false, -- another content came under the same number
    CONSTRAINT joined_audit_batch_pk PRIMARY KEY (service, batch));
CREATE TABLE joined_audit_entry (
    service       text        NOT NULL,
    batch         bigint      NOT NULL,
    position      int         NOT NULL,
    id            bigint      NOT NULL,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    subject       text        NOT NULL,
    address       text,
    request_id    text,
    before_sha256 text,
    after_sha256  text,
    CONSTRAINT joined_audit_entry_pk PRIMARY KEY (service, batch, position),
    CONSTRAINT joined_audit_entry_batch_fk FOREIGN KEY (service, batch) REFERENCES joined_audit_batch);
CREATE INDEX joined_audit_entry_newest ON joined_audit_entry (at, service, batch, position);
CREATE INDEX joined_audit_entry_actor ON joined_audit_entry (actor, at);
CREATE INDEX joined_audit_entry_subject ON joined_audit_entry (subject, at);
REVOKE UPDATE, DELETE, TRUNCATE ON joined_audit_entry FROM ${serviceRole};
REVOKE UPDATE, DELETE, TRUNCATE ON joined_audit_batch FROM ${serviceRole};
GRANT UPDATE (contested) ON joined_audit_batch TO ${serviceRole};
