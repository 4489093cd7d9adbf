-- Stands for a service's first script.
CREATE TABLE thing (code text NOT NULL CONSTRAINT thing_pk PRIMARY KEY);
