package org.hengce.indicator.observations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.kit.audit.Origin;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Takes values whose moment has not come out of a batch, to wait with all others of the same indicator and moment. A value that
 * waits already and is sent again is replaced.
 */
@ApplicationScoped
public class Embargo {
    private static final DateTimeFormatter IN_ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Inject
    Clock clock;

    /**
     * What was said of a batch.
     *
     * @param releaseAt when all of it is to be published; null: as each indicator's calendar says, else now
     * @param sender who sent it
     * @param importId the import that it came with
     */
    public record Terms(
            @Nullable Instant releaseAt,
            Origin sender,
            @Nullable UUID importId) {}

    /** Rows of an indicator that wait for one moment; of all periods where none are named. */
    private record Part(String indicator, Instant moment, List<String> periods) {}

    /** Moves what must wait; in one order, so that two batches never wait for each other in a circle. */
    List<Held> hold(Handle h, UUID batch, Terms terms) {
        List<Part> parts = new ArrayList<>(planned(h, batch, terms));
        if (terms.releaseAt() != null) {
            Instant moment = terms.releaseAt();
            indicators(h, batch).forEach(indicator -> parts.add(new Part(indicator, moment, List.of())));
        }
        // Rows of named periods leave first, then all others of their indicator.
        parts.sort(Comparator.comparing(Part::indicator)
                .thenComparing(part -> part.periods().isEmpty())
                .thenComparing(Part::moment));
        List<Held> held = new ArrayList<>();
        for (Part part : parts) {
            move(h, batch, part, terms, held);
        }
        return held;
    }

    private static List<String> indicators(Handle h, UUID batch) {
        return h.createQuery("SELECT DISTINCT indicator FROM staged_observation WHERE batch = :batch")
                .bind("batch", batch)
                .mapTo(String.class)
                .list();
    }

    /** What the calendars say of the batch's indicators: each period's next release, if that is later than what was said. */
    private List<Part> planned(Handle h, UUID batch, Terms terms) {
        Instant now = clock.instant();
        Map<String, Map<String, Instant>> next = new TreeMap<>();
        h.createQuery("""
                        SELECT code, entry->>'period' AS period, entry->>'on' AS day
                        FROM indicator, jsonb_array_elements(text->'releases') entry
                        WHERE jsonb_typeof(text->'releases') = 'array'
                          AND EXISTS (SELECT FROM staged_observation WHERE batch = :batch AND indicator = code)""")
                .bind("batch", batch)
                .map((row, context) -> {
                    Instant moment = ReleaseMoment.planned(row.getString("day"));
                    return moment.isAfter(now)
                            && next.computeIfAbsent(row.getString("code"), code -> new TreeMap<>())
                                    .merge(row.getString("period"), moment, Embargo::earlier)
                                    .equals(moment);
                })
                .list();
        List<Part> parts = new ArrayList<>();
        next.forEach((indicator, moments) -> {
            Map<Instant, List<String>> periods = new TreeMap<>();
            moments.forEach((period, moment) ->
                    periods.computeIfAbsent(moment, key -> new ArrayList<>()).add(period));
            periods.forEach((moment, of) -> {
                if (terms.releaseAt() == null || moment.isAfter(terms.releaseAt())) {
                    parts.add(new Part(indicator, moment, of));
                }
            });
        });
        return parts;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void move(Handle h, UUID batch, Part part, Terms terms, List<Held> held) {
        String which = part.periods().isEmpty() ? "" : " AND period = ANY (:periods)";
        boolean any = bound(
                        h.createQuery("SELECT EXISTS (SELECT FROM staged_observation"
                                + " WHERE batch = :batch AND indicator = :indicator" + which + ")"),
                        batch,
                        part)
                .mapTo(Boolean.class)
                .one();
        if (!any) {
            return;
        }
        String id = release(h, part, terms);
        // One statement: what is not there to be moved is not there to be deleted.
        long rows = bound(h.createUpdate("""
                        WITH moved AS (
                            DELETE FROM staged_observation WHERE batch = :batch AND indicator = :indicator%s
                            RETURNING region, sector, period, value, status, confidentiality)
                        INSERT INTO embargoed_observation (release, region, sector, period, value, status, confidentiality)
                        SELECT :release, region, sector, period, value, status, confidentiality FROM moved
                        ON CONFLICT (release, region, sector, period) DO UPDATE SET
                            value = excluded.value, status = excluded.status,
                            confidentiality = excluded.confidentiality""".formatted(which)), batch, part)
                .bind("release", id)
                .execute();
        held.add(new Held(id, part.indicator(), part.moment(), rows));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, UUID batch, Part part) {
        statement.bind("batch", batch).bind("indicator", part.indicator());
        return part.periods().isEmpty() ? statement : statement.bindArray("periods", String.class, part.periods());
    }

    /** The release of an indicator at a moment, made where it is not there; it has changed either way. */
    private static String release(Handle h, Part part, Terms terms) {
        String id = part.indicator() + "-" + IN_ID.format(part.moment());
        h.createUpdate("""
                        INSERT INTO release (id, indicator, release_at, sent_by, address, request_id)
                        VALUES (:id, :indicator, :moment, :by, :address, :request)
                        ON CONFLICT (id) DO UPDATE SET revision = nextval('release_revision'),
                            sent_by = excluded.sent_by, address = excluded.address, request_id = excluded.request_id""")
                .bind("id", id)
                .bind("indicator", part.indicator())
                .bind("moment", part.moment())
                .bind("by", terms.sender().actor())
                .bind("address", terms.sender().address())
                .bind("request", terms.sender().requestId())
                .execute();
        if (terms.importId() != null) {
            h.createUpdate(
                            "INSERT INTO release_import (release, import_id) VALUES (:id, :import) ON CONFLICT DO NOTHING")
                    .bind("id", id)
                    .bind("import", terms.importId())
                    .execute();
        }
        return id;
    }
}
