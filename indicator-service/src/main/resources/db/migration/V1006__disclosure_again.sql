-- Indicators whose hidden cells have to be looked at again, since what lies below what has changed, and who changed it last.
-- No foreign key: it would make a change of a region wait for whoever publishes values of the indicator.
CREATE TABLE disclosure_due (
    indicator  text NOT NULL CONSTRAINT disclosure_due_pk PRIMARY KEY,
    changed_by text NOT NULL,
    address    text,
    request_id text,
    attempts   int  NOT NULL DEFAULT 0);
