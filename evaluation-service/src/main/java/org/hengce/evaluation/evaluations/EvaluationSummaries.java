package org.hengce.evaluation.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.disclosure.HiddenRegions;
import org.hengce.evaluation.disclosure.HiddenSince;
import org.hengce.evaluation.evaluations.LatestEvaluations.Latest;
import org.hengce.evaluation.evaluations.RatingCounts.RatingCount;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** The last evaluations of many policies in short, as a reader may see them today. */
@ApplicationScoped
class EvaluationSummaries {
    private static final ObjectReader KEPT = HengceJson.mapper().readerFor(KeptSummary.class);
    private static final List<Rating> BEST_FIRST =
            List.of(Rating.EFFECTIVE, Rating.PROMISING, Rating.NO_MATERIAL_EFFECT, Rating.INCONCLUSIVE, Rating.HARMFUL);

    @Inject
    LatestEvaluations latest;

    @Inject
    EvaluationStore store;

    @Inject
    HiddenSince hiddenSince;

    /**
     * Newest first.
     *
     * @param mayRead whether values of a region that are not free may be read
     */
    Page<EvaluationSummary> newestFirst(SummaryFilter filter, PageRequest page, Predicate<String> mayRead) {
        return Page.of(latest.newestFirst(filter, page), page, each -> Long.toString(each.seq()))
                .mapTogether(all -> shown(all, filter, mayRead));
    }

    private List<EvaluationSummary> shown(List<Latest> all, SummaryFilter filter, Predicate<String> mayRead) {
        Map<UUID, HiddenRegions> hidden =
                hiddenSince.of(all.stream().map(Latest::evaluation).toList());
        return all.stream()
                // Who is told that it is among those of a rating knows the rating.
                .filter(each -> filter.rating() == null || !hidden.containsKey(each.evaluation()))
                .map(each -> {
                    KeptSummary kept = kept(each);
                    EvaluationDocument today = hidden.getOrDefault(each.evaluation(), HiddenRegions.NONE)
                            .on(kept.evaluation());
                    return EvaluationSummary.of(kept, each.category(), Disclosure.forReader(today, mayRead));
                })
                .toList();
    }

    private KeptSummary kept(Latest of) {
        if (of.summary() == null) {
            EvaluationDocument whole = EvaluationStore.read(
                    store.find(of.evaluation()).orElseThrow().document());
            return KeptSummary.of(store.inputsOf(of.evaluation()), whole);
        }
        try {
            return KEPT.readValue(of.summary());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept summary cannot be read", e);
        }
    }

    /** How many policies have which rating: the same for every reader, so that nobody learns one that is not free. */
    RatingCounts ratings(@Nullable Category category) {
        Map<String, Integer> counts = latest.byRating(category);
        Map<UUID, String> perhaps = latest.perhapsHiddenSince(category);
        hiddenSince.of(perhaps.keySet()).keySet().forEach(hidden -> {
            counts.computeIfPresent(String.valueOf(perhaps.get(hidden)), (rating, count) -> count - 1);
            counts.merge("", 1, Integer::sum);
        });
        int policies = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<RatingCount> ratings = new ArrayList<>();
        int rated = 0;
        for (Rating rating : BEST_FIRST) {
            int count = counts.getOrDefault(rating.name(), 0);
            rated += count;
            ratings.add(new RatingCount(rating, word(rating), count));
        }
        ratings.add(new RatingCount(null, word(null), policies - rated));
        return new RatingCounts(policies, ratings);
    }

    private static LocalizedText word(@Nullable Rating rating) {
        return new LocalizedText(
                Texts.of(Language.ZH).label("rating", rating),
                Texts.of(Language.EN).label("rating", rating));
    }
}
