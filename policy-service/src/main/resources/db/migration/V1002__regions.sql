-- A copy of the regions that indicator-service owns, for rights that are limited to some; applied only when (epoch,
-- revision) is higher.
CREATE TABLE region (
    code     text    NOT NULL CONSTRAINT region_pk PRIMARY KEY,
    epoch    int     NOT NULL,
    revision bigint  NOT NULL,
    retired  boolean NOT NULL,
    document jsonb   NOT NULL);
CREATE INDEX region_by_parent ON region ((document->>'parent'));

-- How the kit sees them.
CREATE VIEW region_parent (code, parent) AS SELECT code, document->>'parent' FROM region;
