-- Tells the states of policy_search apart: whatever changes it adds a row in its transaction, and rows are added up later. The sum
-- is another one whenever something else can be seen, and no writer waits for another.
CREATE TABLE policy_search_state (
    id     bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT policy_search_state_pk PRIMARY KEY,
    weight bigint NOT NULL DEFAULT 1);
