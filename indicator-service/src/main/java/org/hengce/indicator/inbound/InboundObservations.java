package org.hengce.indicator.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.Shortened;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.InboundObservationsV1;
import org.hengce.contracts.indicator.InboundOutcomeV1;
import org.hengce.contracts.indicator.InboundOutcomeV1.Status;
import org.hengce.contracts.indicator.InboundOutcomeV1.Violation;
import org.hengce.indicator.observations.Embargo;
import org.hengce.indicator.observations.ObservationRegister;
import org.hengce.indicator.observations.ObservationText;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.indicator.observations.SentNumber;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.inbox.EventId;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScopes;
import org.jspecify.annotations.Nullable;

/** Stores the values of a message, all or none, and tells its sender what became of it, in one transaction. */
@ApplicationScoped
class InboundObservations {
    private static final int MOST_ROWS = 10_000;
    // An outcome has to fit into an event, whatever a message holds.
    private static final int LONGEST_SENTENCE = 300;

    @Inject
    ObservationRegister register;

    @Inject
    RegionScopes scopes;

    @Inject
    Outbox outbox;

    /** Runs within the inbox's transaction. */
    void take(InboundSource source, EventId id, InboundObservationsV1 sent) {
        InboundOutcomeV1 outcome;
        try {
            Origin origin = new Origin(source.account(), Topics.INBOUND_PREFIX + source.code(), id.id());
            Published published =
                    register.add(new Embargo.Terms(null, origin, null), scopes.within(source.regions()), rows(sent));
            outcome = new InboundOutcomeV1(
                    source.code(),
                    id.source(),
                    id.id(),
                    Status.ACCEPTED,
                    published.accepted(),
                    published.unchanged(),
                    published.knownVintages(),
                    List.of(),
                    0);
        } catch (Problem refused) {
            outcome = rejected(source, id, refused);
        }
        outbox.append(Topics.INBOUND_OUTCOMES, source.code(), InboundOutcomeV1.TYPE, source.code(), outcome);
    }

    private static List<ObservationText> rows(InboundObservationsV1 sent) {
        @Nullable List<InboundObservationsV1.@Nullable Row> rows = sent.observations();
        if (rows == null || rows.isEmpty() || rows.size() > MOST_ROWS || rows.contains(null)) {
            throw Problem.invalid(
                    "observations",
                    Message.of(
                            "a message has 1 to %d observations, none of them null; send more in several messages",
                            "每条消息包含 1 至 %d 个观测值，且不得为 null；更多的请分多条消息发送", MOST_ROWS));
        }
        return rows.stream()
                .map(row -> new ObservationText(
                        orEmpty(row.indicator()),
                        orEmpty(row.region()),
                        row.sector(),
                        orEmpty(row.period()),
                        number(row.value()),
                        row.status(),
                        row.confidentiality()))
                .toList();
    }

    private static @Nullable SentNumber number(@Nullable BigDecimal sent) {
        return sent == null ? null : SentNumber.of(sent.toString());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static InboundOutcomeV1 rejected(InboundSource source, EventId id, Problem refused) {
        return new InboundOutcomeV1(
                source.code(),
                id.source(),
                id.id(),
                Status.REJECTED,
                0,
                0,
                Map.of(),
                refused.violations().stream()
                        .limit(InboundOutcomeV1.MOST_VIOLATIONS)
                        .map(wrong -> new Violation(wrong.field(), sentence(wrong.message())))
                        .toList(),
                refused.violations().size());
    }

    private static LocalizedText sentence(Message message) {
        return new LocalizedText(shortened(message.zh()), shortened(message.en()));
    }

    private static String shortened(String text) {
        return Shortened.of(text, LONGEST_SENTENCE);
    }
}
