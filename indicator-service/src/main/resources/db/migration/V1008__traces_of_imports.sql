-- The trace of the request that sent the file, which its publication carries on; null for one from before this was kept.
ALTER TABLE import ADD COLUMN traceparent text;
