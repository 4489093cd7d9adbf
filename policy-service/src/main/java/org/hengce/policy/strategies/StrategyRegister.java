package org.hengce.policy.strategies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.contracts.strategy.StrategyV1;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.RegisterPages;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Where;
import org.hengce.policy.search.SearchIndex;
import org.hengce.policy.search.Words;
import org.hengce.policy.search.Words.Weight;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes strategies, changes them and takes them through their life; drafts are not published. A strategy belongs to no region: who
 * is limited to some neither writes one nor sees its draft.
 */
@ApplicationScoped
public class StrategyRegister {
    private static final Kind<Strategy> STRATEGY =
            new Kind<>(Strategy.class, new Message("strategy", "战略"), Strategy::new, StrategyRegister::state);

    @Inject
    Registrar registrar;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    ObjectMapper json;

    @Inject
    RegionScopes scopes;

    @Inject
    StrategyMeaning meaning;

    @Inject
    RegisterPages pages;

    @Inject
    SearchIndex index;

    /** What is compared and hashed into the audit. */
    private static Object state(Strategy strategy) {
        return List.of(strategy.requireText(), strategy.status, strategy.version);
    }

    /**
     * Registers a draft.
     *
     * @throws Problem 422 if it breaks a rule, 403 if the caller's rights are limited to regions, 409 if the code is taken
     */
    @Transactional
    public Strategy register(StrategyText text) {
        scopes.ofCaller().requireEverywhere();
        StrategyRules.require(text);
        meaning.require(text);
        Strategy strategy = new Strategy(text.code());
        strategy.text = text;
        strategy.version = 1;
        registrar.insert(strategy);
        keepVersion(strategy);
        changed(strategy, "register", null);
        return strategy;
    }

    /**
     * Replaces the text; equal text changes nothing.
     *
     * @throws Problem 403, 404, 428, 412, 422; 409 once the strategy is over
     */
    @Transactional
    public Strategy revise(String code, @Nullable String ifMatch, StrategyText text) {
        StrategyRules.require(text);
        if (!text.code().equals(code)) {
            throw Problem.invalid(
                    "code",
                    Message.of(
                            "the body says '%s' and the path '%s'; a code never changes",
                            "正文中的代码为“%s”，路径中为“%s”；代码不可更改", text.code(), code));
        }
        Strategy strategy = locked(code);
        strategy.asRevision().requireMatch(ifMatch);
        if (strategy.status.next().isEmpty()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of("a strategy that is %s is not changed any more", "状态为 %s 的战略不能再修改", strategy.status));
        }
        if (text.equals(strategy.text)) {
            return strategy;
        }
        meaning.require(text);
        Object before = state(strategy);
        strategy.text = text;
        strategy.version++;
        registrar.raised(strategy);
        keepVersion(strategy);
        changed(strategy, "revise", before);
        return strategy;
    }

    /**
     * Takes it one step further.
     *
     * @throws Problem 403, 404; 422 for a draft whose goals go against indicators; 409 that names the steps that are possible
     */
    @Transactional
    public Strategy transition(String code, StrategyTransition step) {
        Strategy strategy = locked(code);
        PolicyStatus from = strategy.status;
        if (!from.next().contains(step.to())) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "from %s a strategy cannot become %s; possible: %s",
                            "状态为 %s 的战略不能变为 %s；可变为：%s",
                            from,
                            step.to(),
                            from.next().stream().sorted().toList()));
        }
        if (from == PolicyStatus.DRAFT) {
            meaning.require(strategy.requireText()); // indicators may have been defined since it was written
        }
        Object before = state(strategy);
        strategy.status = step.to();
        registrar.raised(strategy);
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO strategy_transition (code, from_status, to_status, reason, made_at, made_by)
                        VALUES (:code, :from, :to, :reason, :at, :by)""")
                .bind("code", code)
                .bind("from", from.name())
                .bind("to", step.to().name())
                .bind("reason", step.reason())
                .bind("at", strategy.changedAt)
                .bind("by", caller.subject())
                .execute());
        changed(strategy, "transition", before);
        return strategy;
    }

    /**
     * Takes a draft away, which nobody but its office has seen.
     *
     * @throws Problem 403, 404, 428, 412; 409 for what was published
     */
    @Transactional
    public void discard(String code, @Nullable String ifMatch) {
        Strategy strategy = locked(code);
        strategy.asRevision().requireMatch(ifMatch);
        if (strategy.status != PolicyStatus.DRAFT) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "only a draft can be deleted; this one is %s and stays for ever",
                            "只能删除草稿；该战略的状态为 %s，将永久保留", strategy.status));
        }
        audit.record(caller.subject(), "strategy.delete", code, state(strategy), null);
        entities.remove(strategy);
    }

    /** @throws Problem 404 if there is none, or only a draft that the caller may not see */
    Strategy require(String code) {
        Strategy strategy = registrar.require(STRATEGY, code);
        if (strategy.status == PolicyStatus.DRAFT && !scopes.ofCaller().isEverywhere()) {
            throw Problem.notFound(STRATEGY.noun(), code);
        }
        return strategy;
    }

    /**
     * A page of those that are asked for, of what the caller may see: where there are words by relevance, else in the order of
     * their codes.
     */
    Page<Strategy> list(StrategyFilter filter, @Nullable String limit, @Nullable String cursor) {
        boolean everywhere = scopes.ofCaller().isEverywhere();
        Where where = filter.where().and("draft", everywhere ? null : "DRAFT", "status <> :draft");
        return filter.hasWords()
                ? pages.ranked(STRATEGY, where, Words.RANK, limit, cursor)
                : pages.list(STRATEGY, where, limit, cursor);
    }

    /** The strategy, which stays as found until the open transaction ends, if the caller may change it. */
    private Strategy locked(String code) {
        @Nullable Strategy strategy = entities.find(Strategy.class, code, LockModeType.PESSIMISTIC_WRITE);
        boolean everywhere = scopes.ofCaller().isEverywhere();
        if (strategy == null || (strategy.status == PolicyStatus.DRAFT && !everywhere)) {
            throw Problem.notFound(STRATEGY.noun(), code);
        }
        scopes.ofCaller().requireEverywhere();
        return strategy;
    }

    private void keepVersion(Strategy strategy) {
        StrategyText text = strategy.requireText();
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            INSERT INTO strategy_version (code, version, text, made_at, made_by)
                            VALUES (:code, :version, cast(:text AS jsonb), :at, :by)""")
                    .bind("code", strategy.code)
                    .bind("version", strategy.version)
                    .bind("text", write(text))
                    .bind("at", strategy.changedAt)
                    .bind("by", caller.subject())
                    .execute();
            h.createUpdate("UPDATE strategy SET words = cast(:words AS tsvector) WHERE code = :code")
                    .bind("words", words(text))
                    .bind("code", strategy.code)
                    .execute();
        });
    }

    private static String words(StrategyText text) {
        Words words = Words.none()
                .and(Weight.A, text.title())
                .and(Weight.B, text.code())
                .and(Weight.B, text.documentNumber())
                .and(Weight.B, text.issuer());
        text.keyAreas().forEach(area -> words.and(Weight.C, area.name()));
        text.paths().forEach(path -> words.and(Weight.C, path.name()));
        return words.and(Weight.D, text.summary()).vector();
    }

    private String write(StrategyText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strategy " + text.code() + " cannot be written as JSON", e);
        }
    }

    private void changed(Strategy strategy, String action, @Nullable Object before) {
        index.membersChanged();
        registrar.changed(STRATEGY, strategy, action, before, published(strategy, registrar.epoch()));
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(STRATEGY, epoch, StrategyRegister::published);
    }

    private static @Nullable Publication published(Strategy strategy, int epoch) {
        if (strategy.status == PolicyStatus.DRAFT) {
            return null;
        }
        return new Publication(
                Topics.STRATEGIES,
                strategy.code,
                StrategyV1.TYPE,
                new StrategyV1(
                        epoch,
                        strategy.revision,
                        strategy.retired,
                        strategy.version,
                        strategy.status,
                        strategy.requireText()));
    }
}
