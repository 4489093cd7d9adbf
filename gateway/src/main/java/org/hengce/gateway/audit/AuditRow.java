package org.hengce.gateway.audit;

import java.time.Instant;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Problem;

/** A row of the joined view and its place in its service's chain. */
record AuditRow(String service, long batch, int position, AuditV1.Entry entry) {
    private static final int PARTS = 4;

    /** Where a list goes on: below this row in the order of time, service, batch and position. */
    record Place(Instant at, String service, long batch, int position) {
        private static final Place NEWEST = new Place(Instant.parse("9999-12-31T23:59:59Z"), "~", Long.MAX_VALUE, 0);

        /** @throws Problem 400 if the cursor is of another list */
        static Place after(PageRequest page) {
            if (page.after().isEmpty()) {
                return NEWEST;
            }
            String[] parts = page.after().split("\\|", -1);
            try {
                if (parts.length == PARTS) {
                    return new Place(
                            Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2]), Integer.parseInt(parts[3]));
                }
            } catch (RuntimeException e) {
                // told below, as for another number of parts
            }
            throw PageRequest.foreignCursor();
        }
    }

    String key() {
        return "%s|%s|%d|%d".formatted(entry.at(), service, batch, position);
    }
}
