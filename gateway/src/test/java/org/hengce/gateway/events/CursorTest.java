package org.hengce.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengce.gateway.events.Logs.add;
import static org.hengce.gateway.events.Logs.policy;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final Set<EventType> ALL = EnumSet.allOf(EventType.class);

    private final Layout layout = Logs.layout(1, 2);

    private static String told(Cursor cursor) {
        return Objects.requireNonNull(cursor.step(ALL)).text().replaceAll("id: .*\n", "");
    }

    @Test
    void whoBeginsNowIsToldWhatComesNow() {
        Journal journal = Logs.journal(layout, 10);
        add(journal, policy(0, 0));
        Cursor cursor = Cursor.atEnd(journal);
        add(journal, policy(1, 0), policy(0, 1));
        assertThat(told(cursor)).isEqualTo("0@1;1@0;");
        assertThat(told(cursor)).isEmpty();
    }

    @Test
    void whoComesBackToAnotherReplicaMissesNothingAndHearsNothingTwice() {
        Journal here = Logs.journal(layout, 10);
        Cursor cursor = Cursor.atEnd(here);
        add(here, policy(0, 0), policy(0, 1), policy(1, 0));
        told(cursor);
        // There the records of the other partition came first.
        Journal there = Logs.journal(layout, 10);
        add(there, policy(1, 0), policy(1, 1), policy(0, 0), policy(0, 1), policy(0, 2));
        Cursor goingOn = Cursor.after(cursor.id(), there).orElseThrow();
        assertThat(told(goingOn)).isEqualTo("1@1;2@0;");
    }

    @Test
    void aReplicaThatIsSomeMomentsBehindRepeatsNothing() {
        Journal here = Logs.journal(layout, 10);
        Cursor cursor = Cursor.atEnd(here);
        add(here, policy(0, 0), policy(0, 1));
        told(cursor);
        Journal there = Logs.journal(layout, 10);
        add(there, policy(0, 0));
        Cursor goingOn = Cursor.after(cursor.id(), there).orElseThrow();
        assertThat(goingOn.isBeyondTheEnd()).isTrue();
        assertThat(told(goingOn)).isEmpty();
        add(there, policy(0, 1), policy(0, 2));
        assertThat(told(goingOn)).isEqualTo("2@0;");
        assertThat(goingOn.isBeyondTheEnd()).isFalse();
    }

    @Test
    void whoMissedWhatIsNotKeptAnyMoreCannotGoOn() {
        Journal journal = Logs.journal(layout, 2);
        Cursor early = Cursor.atEnd(journal);
        add(journal, policy(0, 0));
        Cursor later = Cursor.atEnd(journal);
        add(journal, policy(1, 0), policy(1, 1));
        assertThat(Cursor.after(early.id(), journal)).isEmpty();
        assertThat(Cursor.after(later.id(), journal)).isPresent();
    }

    @Test
    void whatGaveWayToOthersButConcernsNobodyIsNotMissed() {
        Journal journal = Logs.journal(layout, 2);
        Cursor early = Cursor.atEnd(journal);
        for (int offset = 0; offset < 50; offset++) {
            journal.read(0, offset, null);
        }
        add(journal, policy(1, 0));
        assertThat(told(Cursor.after(early.id(), journal).orElseThrow())).isEqualTo("0@1;");
    }

    @Test
    void whoIsOvertakenIsLeftBehind() {
        Journal journal = Logs.journal(layout, 2);
        Cursor slow = Cursor.atEnd(journal);
        add(journal, policy(0, 0), policy(0, 1), policy(0, 2));
        assertThat(slow.step(ALL)).isNull();
    }

    @Test
    void theIdMovesOnWithWhatIsOfOtherTypes() {
        Journal journal = Logs.journal(layout, 10);
        Cursor cursor = Cursor.atEnd(journal);
        String before = cursor.id();
        add(journal, policy(0, 0));
        journal.read(1, 0, null);
        assertThat(Objects.requireNonNull(cursor.step(EnumSet.of(EventType.IMPORT)))
                        .text())
                .isEmpty();
        assertThat(cursor.id())
                .isNotEqualTo(before)
                .isEqualTo(Cursor.atEnd(journal).id());
    }

    @Test
    void whatIsPublishedAgainIsToldOnceAndToEverybody() {
        Journal journal = Logs.journal(layout, 10);
        Cursor cursor = Cursor.atEnd(journal);
        String before = cursor.id();
        add(journal, JournalEntry.publishedAgain(0, 0), policy(0, 1), JournalEntry.publishedAgain(1, 0));
        String reset = "event: reset\ndata: {\"reason\": \"PUBLISHED_AGAIN\"}\n\n";
        assertThat(Objects.requireNonNull(cursor.step(EnumSet.of(EventType.IMPORT)))
                        .text())
                .isEqualTo("id: " + cursor.id() + "\n" + reset);
        assertThat(told(Cursor.after(before, journal).orElseThrow())).endsWith(reset);
        assertThat(told(Cursor.after(cursor.id(), journal).orElseThrow())).isEmpty();
    }

    @Test
    void longerListsAreToldInSteps() {
        Journal journal = Logs.journal(layout, 1000);
        Cursor cursor = Cursor.atEnd(journal);
        for (int offset = 0; offset < 250; offset++) {
            add(journal, policy(0, offset));
        }
        int told = 0;
        boolean last = false;
        while (!last) {
            Cursor.Step step = Objects.requireNonNull(cursor.step(ALL));
            told += step.text().split(";", -1).length - 1;
            last = step.last();
        }
        assertThat(told).isEqualTo(250);
    }
}
