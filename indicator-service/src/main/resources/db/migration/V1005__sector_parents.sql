-- What lies below a sector, and what a change of it touches.
CREATE INDEX sector_by_parent ON sector ((text->>'parent'));
