-- What lies below a sector, and what a change of it touches.
CREATE INDEX sector_by_parent ON sector ((text->>'parent'));

-- What an indicator's rules found when somebody last asked: copied from nothing, made anew when what it rests on has changed.
CREATE TABLE quality_report (
    indicator text        NOT NULL CONSTRAINT quality_report_pk PRIMARY KEY
                                   CONSTRAINT quality_report_indicator_fk REFERENCES indicator,
    basis     text        NOT NULL, -- all that the findings rest on
    vintage   timestamptz,
    day       date        NOT NULL,
    checked   bigint      NOT NULL, -- cells looked at
    made_at   timestamptz NOT NULL);

-- All findings, counted by what decides who may know of them.
CREATE TABLE quality_count (
    indicator  text    NOT NULL CONSTRAINT quality_count_report_fk REFERENCES quality_report ON DELETE CASCADE,
    rule       text    NOT NULL,
    region     text    NOT NULL,
    restricted boolean NOT NULL,
    findings   bigint  NOT NULL,
    CONSTRAINT quality_count_pk PRIMARY KEY (indicator, rule, region, restricted));

-- The first 10,000 of each rule.
CREATE TABLE quality_finding (
    indicator  text             NOT NULL CONSTRAINT quality_finding_report_fk REFERENCES quality_report ON DELETE CASCADE,
    rule       text COLLATE "C" NOT NULL,
    region     text COLLATE "C" NOT NULL,
    sector     text COLLATE "C" NOT NULL,
    period     text COLLATE "C" NOT NULL,
    value      double precision,
    low        double precision, -- what was expected lies from here
    high       double precision, -- to here
    against    text,             -- the period compared with
    score      double precision, -- the modified z-score of an outlier
    restricted boolean          NOT NULL, -- rests on a confidential cell
    CONSTRAINT quality_finding_pk PRIMARY KEY (indicator, rule, region, sector, period));
