-- Files of any size: received in chunks that survive a crash, published in key order, their events cut by key.

-- Keys are codes and periods: compared byte by byte they sort several times as fast, and as Java sorts them.
-- (The indicator is the partition key, whose collation cannot change; equal texts compare fast under any.)
ALTER TABLE observation
    ALTER COLUMN region TYPE text COLLATE "C",
    ALTER COLUMN sector TYPE text COLLATE "C",
    ALTER COLUMN period TYPE text COLLATE "C";

-- A pointer says with which key its part begins and ends; those that wait under the older form learn it here, once.
UPDATE outbox o SET pointer = o.pointer || jsonb_build_object('first', bounds.first, 'last', bounds.last)
FROM (SELECT indicator, vintage, part,
             (array_agg(jsonb_build_array(region, sector, period) ORDER BY n))[1] AS first,
             (array_agg(jsonb_build_array(region, sector, period) ORDER BY n DESC))[1] AS last
      FROM (SELECT indicator, vintage, region, sector, period, n, (n - 1) / 1000 + 1 AS part
            FROM (SELECT v.indicator, v.vintage, k.region, k.sector, k.period,
                         row_number() OVER (PARTITION BY v.indicator, v.vintage ORDER BY k.region, k.sector, k.period) AS n
                  FROM (SELECT DISTINCT pointer->>'indicator' AS indicator, (pointer->>'vintage')::timestamptz AS vintage
                        FROM outbox WHERE pointer IS NOT NULL) v
                  JOIN observation k ON k.indicator = v.indicator AND k.vintage = v.vintage) numbered) parted
      GROUP BY indicator, vintage, part) bounds
WHERE o.pointer->>'indicator' = bounds.indicator AND (o.pointer->>'vintage')::timestamptz = bounds.vintage
  AND (o.pointer->>'part')::bigint = bounds.part;

-- It cost a third of every insert, and parts are read by key now.
DROP INDEX observation_by_vintage;

-- Written by COPY, read by batch and indicator, then deleted: one index, in which equal keys stand once.
ALTER TABLE staged_observation
    DROP CONSTRAINT staged_observation_pk,
    ALTER COLUMN indicator TYPE text COLLATE "C",
    ALTER COLUMN region TYPE text COLLATE "C",
    ALTER COLUMN sector TYPE text COLLATE "C",
    ALTER COLUMN period TYPE text COLLATE "C";
CREATE INDEX staged_observation_by_batch ON staged_observation (batch, indicator);

ALTER TABLE import
    ADD COLUMN number     bigint  GENERATED ALWAYS AS IDENTITY, -- lists are in this order, newest first
    ADD COLUMN format     text    NOT NULL DEFAULT 'CSV',
    ADD COLUMN columns    text,                                  -- the mapping as it was sent
    ADD COLUMN sheet      text,
    ADD COLUMN on_error   text    NOT NULL DEFAULT 'REJECT_FILE',
    ADD COLUMN dry_run    boolean NOT NULL DEFAULT false,
    ADD COLUMN resumable  boolean NOT NULL DEFAULT false,
    ADD COLUMN encoding   text,
    ADD COLUMN separator  text,
    ADD COLUMN header     jsonb,
    -- Where the last staged chunk ends: bytes, lines, the state of the checksum up to there …
    ADD COLUMN received   bigint  NOT NULL DEFAULT 0,
    ADD COLUMN lines      bigint  NOT NULL DEFAULT 0,
    ADD COLUMN digest     bytea,
    -- … and what came after it of a record that is not whole yet.
    ADD COLUMN tail       bytea   NOT NULL DEFAULT '',
    ADD COLUMN received_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN errors     bigint  NOT NULL DEFAULT 0,            -- cells that are wrong; rejected counts rows
    ADD COLUMN repeats    uuid,
    ADD COLUMN preview    jsonb,
    ADD COLUMN cleared    boolean NOT NULL DEFAULT true;         -- no rows of it stand in staged_observation
UPDATE import SET errors = (SELECT count(*) FROM import_error WHERE import_id = id);
UPDATE import SET cleared = false WHERE status IN ('RECEIVING', 'QUEUED');
CREATE UNIQUE INDEX import_number_uq ON import (number);
CREATE INDEX import_by_status ON import (status, number);
CREATE INDEX import_by_checksum ON import (sha256);
CREATE INDEX import_uncleared ON import (number) WHERE NOT cleared;
DROP INDEX import_waiting;
CREATE INDEX import_waiting ON import (created_at) WHERE status IN ('RECEIVING', 'QUEUED', 'RUNNING');

ALTER TABLE import_error ADD COLUMN suggestion text;
