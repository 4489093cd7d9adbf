-- Reports that a worker holds: those whose lease has run out are looked for before each claim.
CREATE INDEX batch_report_held ON batch_report (until) WHERE until IS NOT NULL;
