-- An event for each partition of its topic, with their number in its data: it ends what stands before it, whatever its key.
ALTER TABLE outbox ADD COLUMN every_partition boolean NOT NULL DEFAULT false;
