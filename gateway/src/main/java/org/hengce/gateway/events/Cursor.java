package org.hengce.gateway.events;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one who listens stands in a journal. Not for several threads. */
final class Cursor {
    private static final int AT_ONCE = 100;
    private static final String PUBLISHED_AGAIN = "event: reset\ndata: {\"reason\": \"PUBLISHED_AGAIN\"}\n\n";

    private final Journal journal;
    private final Positions told;
    private long next;

    private Cursor(Journal journal, Positions told, long next) {
        this.journal = journal;
        this.told = told;
        this.next = next;
    }

    /**
     * What is to be sent.
     *
     * @param last whether nothing is behind it yet
     */
    record Step(String text, boolean last) {}

    /** For one who begins now. */
    static Cursor atEnd(Journal journal) {
        Journal.End end = journal.end();
        return new Cursor(journal, end.positions(), end.next());
    }

    /** For one who was told everything up to this id; empty if it is none, or something since is not here any more. */
    static Optional<Cursor> after(String id, Journal journal) {
        Optional<Positions> told = Positions.parse(id, journal.layout());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong next = journal.resume(told.get());
        return next.isPresent() ? Optional.of(new Cursor(journal, told.get(), next.getAsLong())) : Optional.empty();
    }

    boolean isIn(Journal other) {
        return journal == other;
    }

    /** Of the event that was told last. */
    String id() {
        return told.text();
    }

    /** Whether it was told more than was read here. */
    boolean isBeyondTheEnd() {
        return told.areBeyond(journal.end().positions());
    }

    /** The next events of these types; null if what comes next is not here any more. */
    @Nullable
    Step step(Set<EventType> types) {
        Journal.@Nullable Page page = journal.from(next, AT_ONCE);
        if (page == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean publishedAgain = false;
        for (JournalEntry entry : page.entries()) {
            if (told.arePast(entry)) {
                continue;
            }
            told.pass(entry);
            publishedAgain |= entry.type() == null;
            if (entry.type() != null && types.contains(entry.type())) {
                text.append(idLine()).append(entry.text());
            }
        }
        if (publishedAgain) {
            // Its end comes on each partition by itself; several together are told once.
            text.append(idLine()).append(PUBLISHED_AGAIN);
        }
        next = page.next();
        if (page.ends() != null) {
            told.goTo(page.ends());
        }
        return new Step(text.toString(), page.ends() != null);
    }

    String idLine() {
        return "id: " + id() + "\n";
    }
}
