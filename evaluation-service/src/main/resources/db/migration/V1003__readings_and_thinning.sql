-- Readings of evaluation plans that were made: each once, and no two of a policy on one day, whatever version of the plan named
-- them. What each spent, by series.
CREATE TABLE reading (
    policy       text NOT NULL,
    plan_version int  NOT NULL,
    reading      int  NOT NULL,
    as_of        date NOT NULL,
    spent        text NOT NULL,
    evaluation   uuid NOT NULL CONSTRAINT reading_evaluation_fk REFERENCES evaluation,
    CONSTRAINT reading_pk PRIMARY KEY (policy, plan_version, reading),
    CONSTRAINT reading_day_uq UNIQUE (policy, as_of));
REVOKE UPDATE, DELETE, TRUNCATE ON reading FROM ${serviceRole};

-- What an evaluation counts for, and what it concludes (its status, rating and verdicts): who looks for changes reads no
-- documents. Null for what a release from before writes beside this one: that is never thinned.
ALTER TABLE evaluation ADD COLUMN standing text, ADD COLUMN conclusions text, ADD COLUMN thinned_at timestamptz;
UPDATE evaluation SET
    standing = coalesce(document::jsonb ->> 'standing', 'EXPLORATORY'),
    conclusions = concat_ws(' ', status, coalesce(document::jsonb ->> 'rating', '-'),
        (SELECT string_agg(coalesce(effect ->> 'verdict', '-'), ' ' ORDER BY place)
         FROM jsonb_array_elements(document::jsonb -> 'effects') WITH ORDINALITY AS effects (effect, place)));
CREATE INDEX evaluation_by_time ON evaluation (completed_at) WHERE trigger <> 'REQUEST';

-- The instant up to which all evaluations were looked at and thinned; at most one row.
CREATE TABLE thinned_until (until timestamptz NOT NULL);

-- An evaluation may lose its detail, once, unless it is a reading or somebody asked for it; nothing else of it ever changes.
GRANT UPDATE (document, thinned_at) ON evaluation TO ${serviceRole};
CREATE FUNCTION evaluation_is_thinned_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.thinned_at IS NOT NULL OR NEW.thinned_at IS NULL OR OLD.trigger = 'REQUEST'
            OR coalesce(OLD.standing, '') NOT IN ('PROVISIONAL', 'EXPLORATORY') THEN
        RAISE EXCEPTION 'evaluation % is kept as it is', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evaluation_kept BEFORE UPDATE ON evaluation FOR EACH ROW EXECUTE FUNCTION evaluation_is_thinned_once();

-- Panels of readings and of what somebody asked for; of all else the pins make them again.
CREATE TABLE evaluation_panel (
    evaluation uuid  NOT NULL CONSTRAINT evaluation_panel_evaluation_fk REFERENCES evaluation,
    goal       int   NOT NULL, -- from 1
    sha256     text  NOT NULL,
    panel      bytea NOT NULL,
    CONSTRAINT evaluation_panel_pk PRIMARY KEY (evaluation, goal));
REVOKE UPDATE, DELETE, TRUNCATE ON evaluation_panel FROM ${serviceRole};
