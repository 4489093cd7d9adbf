-- How the kit sees the regions: which lie below which decides where a caller may write.
CREATE INDEX region_by_parent ON region ((text->>'parent'));
CREATE VIEW region_parent (code, parent) AS SELECT code, text->>'parent' FROM region;

-- From where a file came, for the audit of what becomes of it later.
ALTER TABLE import ADD COLUMN address text;
ALTER TABLE import ADD COLUMN request_id text;
