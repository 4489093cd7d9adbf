package org.hengce.evaluation.rebuild;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hengce.evaluation.projection.Epochs;
import org.hengce.evaluation.projection.LiveSide;
import org.hengce.evaluation.projection.Owner;
import org.hengce.evaluation.projection.Side;
import org.jdbi.v3.core.Handle;

/** The set of tables that is not live: emptied when no reader can still see it, filled, swapped. */
final class BesideTables {
    private static final List<String> TABLES = List.of(
            "policy",
            "strategy",
            "reference",
            "indicator",
            "region",
            "sector",
            "vintage_part",
            "visible_vintage",
            "observation",
            "owner_epoch");

    /** What stands in it. */
    enum Content {
        EMPTY,
        FILLING,
        /** What was live before the last swap, or what a rebuild left that was given up. */
        LEFT_OVER
    }

    private BesideTables() {}

    static Content content(Handle h) {
        return h.createQuery("SELECT beside FROM projection")
                .mapTo(Content.class)
                .one();
    }

    static void content(Handle h, Content content) {
        h.createUpdate("UPDATE projection SET beside = :content")
                .bind("content", content)
                .execute();
    }

    /**
     * Empties it, unless a snapshot from before the last swap is open: to truncate takes the rows from every snapshot.
     *
     * @return whether it is empty now
     */
    static boolean empty(Handle h) {
        // Readers look into both sets, by the views: they must not queue behind a lock that waits for a long one among
        // them.
        h.execute("SET LOCAL lock_timeout = '500ms'");
        boolean seen = h.createQuery("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity, projection
                            WHERE datname = current_database() AND pid <> pg_backend_pid()
                                AND age(backend_xmin) >= age(cast(swapped_in AS xid)))""").mapTo(Boolean.class).one();
        if (seen) {
            return false;
        }
        Side beside = LiveSide.now(h).other();
        h.execute("TRUNCATE " + TABLES.stream().map(beside::table).collect(Collectors.joining(", ")));
        content(h, Content.EMPTY);
        return true;
    }

    /**
     * Says what is to stand in it: of each owner the last epoch that has ended, or the live one.
     *
     * @return false, with nothing done, if the rebuild was cancelled
     */
    static boolean begin(Handle h, UUID rebuild) {
        boolean wanted = h.createQuery("""
                        SELECT id FROM rebuild WHERE id = :id AND swapped_at IS NULL AND cancelled_at IS NULL FOR UPDATE""")
                .bind("id", rebuild)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
        if (!wanted) {
            return false;
        }
        Side live = LiveSide.now(h);
        h.execute("DELETE FROM rebuild_offset");
        for (Owner owner : Owner.values()) {
            h.createUpdate("INSERT INTO %s (owner, epoch) VALUES (:owner, :epoch)"
                            .formatted(live.other().table("owner_epoch")))
                    .bind("owner", owner.service())
                    .bind("epoch", Math.max(Epochs.of(h, live, owner), Epochs.lastEnded(h, owner)))
                    .execute();
        }
        content(h, Content.FILLING);
        return true;
    }

    /** Makes it the live one, for all snapshots from the end of this transaction on. */
    static void swap(Handle h, Side to) {
        h.createUpdate("""
                        UPDATE projection SET live = :live, generation = generation + 1, swapped_in = pg_current_xact_id(),
                            beside = 'LEFT_OVER'""").bind("live", to.text()).execute();
    }
}
