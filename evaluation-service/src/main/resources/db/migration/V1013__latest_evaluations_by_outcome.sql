-- Which policies cannot be evaluated, and which do harm, are found without looking at all of them.
-- Not called status, as in evaluation: a release from before joins the two and names it without its table.
ALTER TABLE latest_evaluation ADD COLUMN outcome text;
UPDATE latest_evaluation latest SET outcome = evaluation.status FROM evaluation WHERE evaluation.id = latest.evaluation;
CREATE INDEX latest_evaluation_by_outcome ON latest_evaluation (outcome, seq DESC);
CREATE INDEX latest_evaluation_by_rating ON latest_evaluation (rating, seq DESC);

CREATE OR REPLACE FUNCTION evaluation_is_latest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO latest_evaluation (policy, seq, evaluation, category, rating, outcome)
    VALUES (NEW.policy, NEW.seq, NEW.id, cast(NEW.inputs AS json) #>> '{policy,policy,category}',
        CASE WHEN NOT NEW.restricted THEN cast(NEW.document AS json) ->> 'rating' END, NEW.status)
    ON CONFLICT (policy) DO UPDATE SET seq = excluded.seq, evaluation = excluded.evaluation, category = excluded.category,
        rating = excluded.rating, outcome = excluded.outcome, summary = NULL
    WHERE latest_evaluation.seq < excluded.seq;
    RETURN NULL;
END $$;
