package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.kit.inbox.IllegalEventException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Owners that publish everything again, under a new epoch. What belongs to it is not applied to the live copies; when its end has
 * come on every partition, copies are made anew of it alone, and swapped. Until then evaluations wait.
 */
@ApplicationScoped
public class Epochs {
    private static final String ON_THEIR_WAY =
            "SELECT owner FROM epoch_begun begun JOIN owner_epoch live USING (owner) WHERE begun.epoch > live.epoch";

    @Inject
    Jdbi jdbi;

    /** The epoch of which a side holds the owner's entries. */
    public static int of(Handle h, Side side, Owner owner) {
        return h.createQuery("SELECT epoch FROM %s WHERE owner = :owner".formatted(side.table("owner_epoch")))
                .bind("owner", owner.service())
                .mapTo(Integer.class)
                .one();
    }

    /** All of a side. */
    public static Map<Owner, Integer> of(Handle h, Side side) {
        Map<Owner, Integer> epochs = new EnumMap<>(Owner.class);
        Stream.of(Owner.values()).forEach(owner -> epochs.put(owner, of(h, side, owner)));
        return epochs;
    }

    /** Whether an event of this epoch belongs to what is live; if it is of a later one, that is noted. */
    static boolean isLive(Handle h, Side live, Owner owner, int epoch) {
        int held = of(h, live, owner);
        if (epoch > held) {
            begun(h, owner, epoch);
        }
        return epoch == held;
    }

    private static void begun(Handle h, Owner owner, int epoch) {
        h.createUpdate("INSERT INTO epoch_begun (owner, epoch) VALUES (:owner, :epoch) ON CONFLICT DO NOTHING")
                .bind("owner", owner.service())
                .bind("epoch", epoch)
                .execute();
    }

    /** Notes the end of an epoch on one partition; that of one that is or was live says nothing new. */
    void ended(String topic, int partition, EpochEndV1 end) {
        if (end.partitions() <= partition) {
            throw new IllegalEventException(
                    "the end of an epoch on partition %d of %d".formatted(partition, end.partitions()));
        }
        Owner owner = Owner.of(topic);
        jdbi.useHandle(h -> {
            if (end.epoch() > of(h, LiveSide.held(h), owner)) {
                begun(h, owner, end.epoch());
                h.createUpdate("""
                                INSERT INTO epoch_end (owner, epoch, topic, partition, partitions)
                                VALUES (:owner, :epoch, :topic, :partition, :partitions) ON CONFLICT DO NOTHING""")
                        .bind("owner", owner.service())
                        .bind("epoch", end.epoch())
                        .bind("topic", topic)
                        .bind("partition", partition)
                        .bind("partitions", end.partitions())
                        .execute();
            }
        });
    }

    /** The last epoch whose end has come on every partition of every topic of the owner; 0 if there is none. */
    public static int lastEnded(Handle h, Owner owner) {
        return h.createQuery("""
                        SELECT coalesce(max(epoch), 0) FROM (
                            SELECT epoch FROM (
                                SELECT epoch, topic FROM epoch_end WHERE owner = :owner
                                GROUP BY epoch, topic HAVING count(*) >= max(partitions)) ended
                            GROUP BY epoch HAVING count(*) = :topics) everywhere""")
                .bind("owner", owner.service())
                .bind("topics", owner.topics().size())
                .mapTo(Integer.class)
                .one();
    }

    /** Whether there is an ended epoch that is not live yet. */
    public static boolean hasANewerOneEnded(Handle h) {
        Side live = LiveSide.now(h);
        return Stream.of(Owner.values()).anyMatch(owner -> lastEnded(h, owner) > of(h, live, owner));
    }

    /** Whether an epoch has begun that is not live yet. */
    public static boolean isANewerOneOnItsWay(Handle h) {
        return h.createQuery("SELECT EXISTS (" + ON_THEIR_WAY + ")")
                .mapTo(Boolean.class)
                .one();
    }
}
