-- Copies of the sectors and indicators that indicator-service owns, beside those of the regions.
CREATE TABLE sector (
    code     text    NOT NULL CONSTRAINT sector_pk PRIMARY KEY,
    epoch    int     NOT NULL,
    revision bigint  NOT NULL,
    retired  boolean NOT NULL,
    document jsonb   NOT NULL);

CREATE TABLE indicator (
    code     text    NOT NULL CONSTRAINT indicator_pk PRIMARY KEY,
    epoch    int     NOT NULL,
    revision bigint  NOT NULL,
    retired  boolean NOT NULL,
    document jsonb   NOT NULL);

-- Sectors were read and passed over; the topic is read again from its beginning (the consumer has another group from now on), and
-- what comes twice changes nothing.
DELETE FROM inbox WHERE source = '/hengce/indicator-service';
