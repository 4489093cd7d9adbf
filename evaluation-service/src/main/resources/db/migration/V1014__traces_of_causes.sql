-- What made a policy due, as the W3C header of its trace; null where it was nobody's request, or came before this was kept.
-- The evaluation that follows carries the trace on.
ALTER TABLE due_change ADD COLUMN traceparent text;
ALTER TABLE due_mark ADD COLUMN traceparent text;
ALTER TABLE request ADD COLUMN traceparent text;
