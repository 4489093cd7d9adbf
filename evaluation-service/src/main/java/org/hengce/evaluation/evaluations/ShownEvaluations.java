package org.hengce.evaluation.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.disclosure.HiddenRegions;
import org.hengce.evaluation.disclosure.HiddenSince;
import org.hengce.evaluation.evaluations.EvaluationStore.Stored;
import org.hengce.kit.hash.Sha256;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;

/** Evaluations as a reader may see them today: whoever shows one gets it here and not from the store. */
@ApplicationScoped
public class ShownEvaluations {
    private static final ObjectMapper JSON = HengceJson.mapper();
    private static final int TAG_DIGITS = 32; // 128 bits

    @Inject
    EvaluationStore store;

    @Inject
    HiddenSince hiddenSince;

    /**
     * An evaluation as JSON.
     *
     * @param seq the order of completion
     * @param asStored whether it is shown byte for byte as it was stored
     * @param thinned whether its detail was taken since: no longer what it was to those who hold a copy
     */
    public record Shown(long seq, UUID id, String json, boolean asStored, boolean thinned) {
        /** Tells it from what others see of the evaluation, and from what was seen of it before some of its values were hidden. */
        public String tag() {
            // An evaluation as it was stored changes but once.
            return asStored
                    ? id + (thinned ? "-thinned" : "")
                    : id + "-" + Sha256.hex(json).substring(0, TAG_DIGITS);
        }

        /** The same, read. */
        public EvaluationDocument document() {
            return EvaluationStore.read(json);
        }
    }

    /**
     * The evaluation; empty if there is none.
     *
     * @param mayRead whether values of a region that are not free may be read
     */
    public Optional<Shown> find(UUID id, Predicate<String> mayRead) {
        return store.find(id).map(stored -> shown(stored, hidden(List.of(stored)), mayRead));
    }

    /**
     * Of the same policy, the last one before it that events started and that says what the policy did; empty where there is none,
     * and for one that somebody asked for.
     *
     * @param mayRead whether values of a region that are not free may be read
     */
    public Optional<Shown> before(UUID id, Predicate<String> mayRead) {
        return store.before(id).map(stored -> shown(stored, hidden(List.of(stored)), mayRead));
    }

    /** The evaluation whole, for those who compute with it and show what is for a reader; empty if there is none. */
    public Optional<EvaluationDocument> whole(UUID id) {
        return store.find(id).map(stored -> hidden(List.of(stored))
                .getOrDefault(id, HiddenRegions.NONE)
                .on(EvaluationStore.read(stored.document())));
    }

    /**
     * An evaluation that was thinned with its detail, as it may be seen today.
     *
     * @param again made again from the same inputs
     * @return empty where that is not what was stored
     */
    public Optional<Shown> whole(UUID id, EvaluationDocument again, Predicate<String> mayRead) {
        return store.find(id).flatMap(stored -> {
            EvaluationDocument was = EvaluationStore.read(stored.document());
            // What has been hidden since is laid over it again, when it is shown.
            EvaluationDocument then =
                    again.asCompleted(was.completedAt(), was.provenance()).restrictedTo(was.restrictedRegions());
            return written(then.thin()).equals(stored.document())
                    ? Optional.of(shown(
                            new Stored(stored.seq(), id, written(then), stored.restricted(), false),
                            hidden(List.of(stored)),
                            mayRead))
                    : Optional.empty();
        });
    }

    /** Stored ones, in the same order. */
    List<Shown> of(List<Stored> stored, Predicate<String> mayRead) {
        Map<UUID, HiddenRegions> hidden = hidden(stored);
        return stored.stream().map(each -> shown(each, hidden, mayRead)).toList();
    }

    private Map<UUID, HiddenRegions> hidden(List<Stored> stored) {
        return hiddenSince.of(stored.stream().map(Stored::id).toList());
    }

    private static Shown shown(Stored stored, Map<UUID, HiddenRegions> hidden, Predicate<String> mayRead) {
        HiddenRegions since = hidden.getOrDefault(stored.id(), HiddenRegions.NONE);
        if (!stored.restricted() && since.byGoal().isEmpty()) {
            return new Shown(stored.seq(), stored.id(), stored.document(), true, stored.thinned());
        }
        EvaluationDocument read = EvaluationStore.read(stored.document());
        EvaluationDocument seen = Disclosure.forReader(since.on(read), mayRead);
        return seen.equals(read)
                ? new Shown(stored.seq(), stored.id(), stored.document(), true, stored.thinned())
                : new Shown(stored.seq(), stored.id(), written(seen), false, stored.thinned());
    }

    private static String written(EvaluationDocument evaluation) {
        try {
            return JSON.writeValueAsString(evaluation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an evaluation cannot be written", e);
        }
    }
}
