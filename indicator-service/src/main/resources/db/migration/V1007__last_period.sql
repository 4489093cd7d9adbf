-- The last period of which a vintage says anything: how far an indicator's values reach is then found without reading them.
ALTER TABLE vintage ADD COLUMN last_period text COLLATE "C";
UPDATE vintage SET last_period = known.last_period
FROM (SELECT indicator, vintage, max(period COLLATE "C") AS last_period FROM observation GROUP BY indicator, vintage) known
WHERE known.indicator = vintage.indicator AND known.vintage = vintage.vintage;
CREATE INDEX vintage_by_last_period ON vintage (indicator, last_period);
