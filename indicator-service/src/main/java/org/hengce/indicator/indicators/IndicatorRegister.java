package org.hengce.indicator.indicators;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.indicator.EntryText;
import org.hengce.indicator.LockWait;
import org.hengce.indicator.Violations;
import org.hengce.indicator.disclosure.DisclosureDue;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Added;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Registrar.Written;
import org.hengce.kit.register.Where;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes and changes indicators; every change is published whole. */
@ApplicationScoped
public class IndicatorRegister {
    private static final Kind<Indicator> INDICATOR =
            new Kind<>(Indicator.class, new Message("indicator", "指标"), Indicator::new, Indicator::requireText);

    private static final String LIST = "indicators";

    @Inject
    Registrar registrar;

    @Inject
    RegionScopes scopes;

    @Inject
    Jdbi jdbi;

    @Inject
    DisclosureDue disclosureDue;

    /**
     * Makes the indicator or, with the ETag of what is there, replaces it.
     *
     * @throws org.hengce.kit.problem.Problem 403 for a caller whose rights are limited to regions: it belongs to all
     */
    @Transactional
    public Written<Indicator> put(String code, @Nullable String ifMatch, IndicatorText draft) {
        scopes.ofCaller().requireEverywhere();
        jdbi.useHandle(LockWait::limit);
        Violations wrong = Violations.none();
        EntryText.sameCode(code, draft.code(), wrong);
        IndicatorRules.check(draft, wrong);
        wrong.refuse();
        IndicatorText text = draft.withCode(code);
        Optional<Present> present = lock(code);
        present.ifPresent(before -> {
            requireSameFrequency(code, before, text);
            if (before.isStricterIn(text)) {
                jdbi.useHandle(h -> disclosureDue.mark(h, code));
            }
        });
        return registrar.put(INDICATOR, code, ifMatch, entry -> entry.revise(text), IndicatorRegister::published);
    }

    /**
     * Makes those that are not there, all or nothing.
     *
     * @throws org.hengce.kit.problem.Problem 422 that names every wrong field, 409 every one that is there with other content
     */
    @Transactional
    public Added add(List<IndicatorText> drafts) {
        scopes.ofCaller().requireEverywhere();
        jdbi.useHandle(LockWait::limit);
        EntryText.checked(LIST, drafts, IndicatorText::code, IndicatorRules::check);
        return registrar.addAll(
                INDICATOR, drafts.stream().map(Indicator::of).toList(), LIST, IndicatorRegister::published);
    }

    /**
     * Takes the indicator out of use: no new observations, all that exists stays readable. A PUT takes it up again.
     *
     * @throws org.hengce.kit.problem.Problem 404 if there is none, 428 or 412 as for a change
     */
    @Transactional
    public Written<Indicator> retire(String code, @Nullable String ifMatch) {
        scopes.ofCaller().requireEverywhere();
        jdbi.useHandle(LockWait::limit);
        return registrar.change(
                INDICATOR,
                code,
                ifMatch,
                entry -> entry.revise(entry.requireText().asRetired()),
                IndicatorRegister::published);
    }

    /** What decides about stored values as the indicator is before a change. */
    private record Present(
            String frequency, boolean sums, @Nullable Double minimumCell) {
        /** Whether more may have to be hidden under another text: new sums, or cells that were large enough. */
        boolean isStricterIn(IndicatorText text) {
            IndicatorText.@Nullable Disclosure disclosure = text.disclosure();
            return (text.aggregation() == Aggregation.SUM && !sums)
                    || (disclosure != null && (minimumCell == null || disclosure.minimumCell() > minimumCell));
        }
    }

    // Not as an entity: Hibernate would take what is read here for what it finds when it locks the row.
    private Optional<Present> lock(String code) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT text->>'frequency' AS frequency, text->>'aggregation' AS aggregation,
                            cast(text->'disclosure'->>'minimumCell' AS double precision) AS minimum
                        FROM indicator WHERE code = :code FOR UPDATE""")
                .bind("code", code)
                .map((row, context) -> new Present(
                        row.getString("frequency"),
                        Aggregation.SUM.name().equals(row.getString("aggregation")),
                        row.getObject("minimum", Double.class)))
                .findOne());
    }

    /** Periods of stored values would no longer be those of the indicator. */
    private void requireSameFrequency(String code, Present before, IndicatorText text) {
        if (!before.frequency().equals(text.frequency().name()) && hasObservations(code)) {
            throw Problem.invalid(
                    "frequency",
                    Message.of(
                            "'%s' has observations at frequency %s; make another indicator for %s",
                            "“%s”已有频率为 %s 的观测值；如需 %s 请新建指标", code, before.frequency(), text.frequency()));
        }
    }

    private boolean hasObservations(String code) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        SELECT EXISTS (SELECT FROM vintage WHERE indicator = :code)
                            OR EXISTS (SELECT FROM release WHERE indicator = :code)""").bind("code", code).mapTo(Boolean.class).one());
    }

    public Indicator require(String code) {
        return registrar.require(INDICATOR, code);
    }

    /** In the order of their codes. */
    public Page<Indicator> list(Where where, @Nullable String limit, @Nullable String cursor) {
        return registrar.list(INDICATOR, where, limit, cursor);
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(INDICATOR, epoch, IndicatorRegister::published);
    }

    private static Publication published(Indicator indicator, int epoch) {
        IndicatorText text = indicator.requireText();
        return new Publication(
                Topics.INDICATORS,
                indicator.code,
                IndicatorV1.TYPE,
                new IndicatorV1(
                        epoch,
                        indicator.revision,
                        indicator.retired,
                        indicator.code,
                        text.name(),
                        text.dimension(),
                        text.unitMeasure(),
                        text.frequency(),
                        text.direction(),
                        text.aggregation(),
                        text.source(),
                        text.definition(),
                        text.decimals(),
                        text.releases(),
                        text.breaks()));
    }
}
