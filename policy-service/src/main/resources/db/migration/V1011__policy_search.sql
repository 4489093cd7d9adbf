-- What policies are found by: narrow rows beside the policies, so that a hundred thousand are counted without reading one.
CREATE TABLE policy_search (
    code         text   NOT NULL CONSTRAINT policy_search_pk PRIMARY KEY
                        CONSTRAINT policy_search_policy_fk REFERENCES policy ON DELETE CASCADE,
    revision     bigint NOT NULL,
    -- Which way of cutting texts into words made it; 0 where there are none yet.
    edition      int    NOT NULL,
    status       text   NOT NULL,
    category     text   NOT NULL,
    level        text   NOT NULL,
    strategy     text,
    announced_on text   NOT NULL,
    instruments  text[] NOT NULL,
    sectors      text[] NOT NULL,
    regions      text[] NOT NULL,
    words        tsvector NOT NULL);

INSERT INTO policy_search
SELECT code, revision, 0, status, text->>'category', text->>'level', text->>'strategy',
       coalesce(text->>'announcedOn', ''),
       ARRAY(SELECT DISTINCT jsonb_array_elements_text(text->'instruments') ORDER BY 1),
       ARRAY(SELECT DISTINCT jsonb_array_elements_text(text->'sectors') ORDER BY 1),
       ARRAY(SELECT DISTINCT covered->>'region' FROM jsonb_array_elements(text->'coverage') covered ORDER BY 1),
       ''
FROM policy;

CREATE INDEX policy_search_words ON policy_search USING gin (words);
CREATE INDEX policy_search_by_day ON policy_search (announced_on, code);
CREATE INDEX policy_search_sectors ON policy_search USING gin (sectors);
CREATE INDEX policy_search_regions ON policy_search USING gin (regions);
CREATE INDEX policy_search_by_strategy ON policy_search (strategy) WHERE strategy IS NOT NULL;
-- Chinese words are many pairs: the planner must know more of them than the usual hundred to tell rare ones from frequent ones.
ALTER TABLE policy_search ALTER COLUMN words SET STATISTICS 1000;

-- Which sectors lie below which decides what a search in one of them finds.
CREATE INDEX sector_by_parent ON sector ((document->>'parent'));
