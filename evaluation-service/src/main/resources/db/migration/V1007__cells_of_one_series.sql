-- Every row is of one goal and one sector: a goal that lists several has a row for each. Nothing was ever written that stands
-- for all; evaluations that have no rows at all are told apart by that.
ALTER TABLE evaluation_cells ALTER COLUMN goal SET NOT NULL, ALTER COLUMN sector SET NOT NULL;
