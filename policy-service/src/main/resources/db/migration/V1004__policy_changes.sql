-- Sealed plans and what the agency reports itself: parts of the policy, as its event carries them; oldest first.
ALTER TABLE policy
    ADD COLUMN plans            jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN self_assessments jsonb NOT NULL DEFAULT '[]';

-- What was ever done with a policy, one row for each of its revisions.
CREATE TABLE policy_change (
    code         text        NOT NULL CONSTRAINT policy_change_policy_fk REFERENCES policy,
    revision     bigint      NOT NULL,
    action       text        NOT NULL,
    made_at      timestamptz NOT NULL,
    made_by      text        NOT NULL,
    reason       text,        -- NULL where none was given
    version      int,         -- of the text, where that changed
    from_status  text,        -- of a step in its life
    to_status    text,
    effective_on date,
    number       int,         -- of the plan or self-assessment
    CONSTRAINT policy_change_pk PRIMARY KEY (code, revision));

-- Every version and every step raised the revision by one. policy_transition stays for a release that still writes it.
INSERT INTO policy_change (code, revision, action, made_at, made_by, reason, version, from_status, to_status)
SELECT code, row_number() OVER (PARTITION BY code ORDER BY made_at, version NULLS LAST), action, made_at, made_by, reason,
       version, from_status, to_status
FROM (SELECT code, CASE version WHEN 1 THEN 'REGISTERED' ELSE 'REVISED' END AS action, made_at, made_by,
             cast(NULL AS text) AS reason, version, cast(NULL AS text) AS from_status, cast(NULL AS text) AS to_status
      FROM policy_version
      UNION ALL
      SELECT code, 'MOVED', made_at, made_by, reason, NULL, from_status, to_status FROM policy_transition) AS done;
