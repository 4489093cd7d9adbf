-- What others may still define, or have defined otherwise: which policies need somebody is then found without reading all of them.
-- Until the index has been made anew what is kept of a policy says nothing of it.
ALTER TABLE policy_search
    -- Codes that were not defined when the policy was kept, as 'INDICATOR patents'; some are by now.
    ADD COLUMN awaited  text[] NOT NULL DEFAULT '{}',
    -- Which way its target effects go, as '+patents'.
    ADD COLUMN promised text[] NOT NULL DEFAULT '{}';
CREATE INDEX policy_search_awaiting ON policy_search (code) WHERE awaited <> '{}';
CREATE INDEX policy_search_promised ON policy_search USING gin (promised);
