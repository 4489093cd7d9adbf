-- The last evaluation of each policy that events started, with what a list says of it: who looks over many policies reads no
-- whole documents.
CREATE TABLE latest_evaluation (
    policy     text   NOT NULL CONSTRAINT latest_evaluation_pk PRIMARY KEY,
    seq        bigint NOT NULL CONSTRAINT latest_evaluation_seq_uq UNIQUE,
    evaluation uuid   NOT NULL CONSTRAINT latest_evaluation_fk REFERENCES evaluation ON DELETE CASCADE,
    -- Of the version that was evaluated; null where a release from before did not keep it.
    category   text,
    -- Null where there is none, and for one that rested on values that were not free.
    rating     text,
    -- Null until it is added, and for what a release from before writes beside this one: then the document is read.
    summary    text);
CREATE INDEX latest_evaluation_by_category ON latest_evaluation (category, seq DESC);
CREATE INDEX latest_evaluation_ratings ON latest_evaluation (category, rating);

-- By whatever release it is written. As json, which is read to the field; jsonb would first be made of all values that are kept.
CREATE FUNCTION evaluation_is_latest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO latest_evaluation (policy, seq, evaluation, category, rating)
    VALUES (NEW.policy, NEW.seq, NEW.id, cast(NEW.inputs AS json) #>> '{policy,policy,category}',
        CASE WHEN NOT NEW.restricted THEN cast(NEW.document AS json) ->> 'rating' END)
    ON CONFLICT (policy) DO UPDATE SET seq = excluded.seq, evaluation = excluded.evaluation, category = excluded.category,
        rating = excluded.rating, summary = NULL
    WHERE latest_evaluation.seq < excluded.seq;
    RETURN NULL;
END $$;
CREATE TRIGGER evaluation_latest AFTER INSERT ON evaluation FOR EACH ROW WHEN (NEW.trigger <> 'REQUEST')
    EXECUTE FUNCTION evaluation_is_latest();

INSERT INTO latest_evaluation (policy, seq, evaluation, category, rating)
SELECT DISTINCT ON (policy) policy, seq, id, cast(inputs AS json) #>> '{policy,policy,category}',
    CASE WHEN NOT restricted THEN cast(document AS json) ->> 'rating' END
FROM evaluation WHERE trigger <> 'REQUEST' ORDER BY policy, seq DESC;
