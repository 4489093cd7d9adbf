-- One index over all that a search names: rows that have the word and the category are told by the index alone. With an index for
-- each, every row that has the word was read only to see that its category is another. Conditions must be written as the arrays
-- are here.
DROP INDEX policy_search_words;
DROP INDEX policy_search_sectors;
DROP INDEX policy_search_regions;
CREATE INDEX policy_search_together ON policy_search
    USING gin (words, sectors, regions, instruments, (ARRAY[category]), (ARRAY[status]), (ARRAY[level]));
-- The planner knows how frequent a category is in the index only once it has looked.
ANALYZE policy_search;
