package org.hengce.kit.register;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.event.Aggregate;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.epoch.Epochs;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Writes register entries: change, event and audit row in one transaction, which the caller has opened. */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.hibernate-orm.enabled", stringValue = "true", enableIfMissing = true)
public class Registrar {
    @Inject
    Epochs epochs;

    @Inject
    EntityManager entities;

    @Inject
    RegisterPages pages;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * How a kind of entry is handled.
     *
     * @param noun what it is called, in problems and (in English) in audit rows
     * @param create an empty entry with this code
     * @param text what is compared to tell whether a change changes anything
     */
    public record Kind<E extends RegisterEntry>(
            Class<E> type, Message noun, Function<String, E> create, Function<E, Object> text) {
        /** Where they are kept; an entity of ours says it. */
        String table() {
            return Objects.requireNonNull(type.getAnnotation(Table.class), type::getName)
                    .name();
        }
    }

    /** What became of a PUT. */
    public record Written<E>(E entry, boolean created) {}

    /** What became of a list of entries that was to be there. */
    @Schema(name = "Added", description = "What became of the entries that were sent.")
    public record Added(
            @Schema(description = "Entries that were not there and are now.")
            int made,

            @Schema(description = "Entries that were there with the same content.")
            int unchanged) {}

    /** How to publish an entry: topic, key, type and the data at this epoch. */
    public record Publication(String topic, String key, String type, Aggregate data) {}

    /**
     * Makes or replaces an entry; equal content changes nothing and raises no revision.
     *
     * @throws Problem 428 or 412 if it exists and {@code ifMatch} does not name its revision; 412 if it does not exist
     *     and {@code ifMatch} names any
     */
    public <E extends RegisterEntry> Written<E> put(
            Kind<E> kind,
            String code,
            @Nullable String ifMatch,
            Consumer<E> revise,
            BiFunction<E, Integer, Publication> publication) {
        @Nullable E found = entities.find(kind.type(), code, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            if (ifMatch != null && !ifMatch.isBlank()) {
                throw Revision.nothingToMatch();
            }
            E made = kind.create().apply(code);
            revise.accept(made);
            insert(made);
            changed(kind, made, "create", null, publication.apply(made, epoch()));
            return new Written<>(made, true);
        }
        return new Written<>(changed(kind, found, ifMatch, revise, publication), false);
    }

    /**
     * Changes an entry that exists; equal content changes nothing and raises no revision.
     *
     * @throws Problem 404 if there is none; 428 or 412 if {@code ifMatch} does not name its revision
     */
    public <E extends RegisterEntry> Written<E> change(
            Kind<E> kind,
            String code,
            @Nullable String ifMatch,
            Consumer<E> revise,
            BiFunction<E, Integer, Publication> publication) {
        @Nullable E found = entities.find(kind.type(), code, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw Problem.notFound(kind.noun(), code);
        }
        return new Written<>(changed(kind, found, ifMatch, revise, publication), false);
    }

    private <E extends RegisterEntry> E changed(
            Kind<E> kind,
            E found,
            @Nullable String ifMatch,
            Consumer<E> revise,
            BiFunction<E, Integer, Publication> publication) {
        found.asRevision().requireMatch(ifMatch);
        Object before = kind.text().apply(found);
        revise.accept(found);
        if (!Objects.equals(before, kind.text().apply(found))) {
            changed(kind, found, "change", before, publication.apply(raised(found), epoch()));
        }
        return found;
    }

    /**
     * Makes those of the entries that are not there and leaves those that are, all or nothing: nobody's change is overwritten
     * by who has not read it.
     *
     * @param drafts entries with code and text, not stored yet; no code twice
     * @param list name of the list in the request, for problems
     * @throws Problem 409 that names every entry that is there with other content
     */
    public <E extends RegisterEntry> Added addAll(
            Kind<E> kind, List<E> drafts, String list, BiFunction<E, Integer, Publication> publication) {
        Map<String, E> there = locked(kind, drafts);
        List<E> made = new ArrayList<>();
        @Nullable Problem problem = null;
        for (int i = 0; i < drafts.size(); i++) {
            E draft = drafts.get(i);
            @Nullable E found = there.get(draft.code);
            if (found == null) {
                made.add(draft);
            } else if (!Objects.equals(kind.text().apply(found), kind.text().apply(draft))) {
                problem = problem == null ? differs() : problem;
                problem.violation(
                        "%s[%d].code".formatted(list, i), codeTaken(draft.code).detail());
            }
        }
        if (problem != null) {
            throw problem;
        }
        insert(made);
        int epoch = epoch();
        made.forEach(entry -> changed(kind, entry, "create", null, publication.apply(entry, epoch)));
        return new Added(made.size(), drafts.size() - made.size());
    }

    /** By code, in one order, so that two lists never wait for each other in a circle. */
    private <E extends RegisterEntry> Map<String, E> locked(Kind<E> kind, List<E> drafts) {
        Map<String, E> found = new HashMap<>();
        entities.createQuery("FROM " + kind.type().getSimpleName() + " WHERE code IN :codes ORDER BY code", kind.type())
                .setParameter("codes", drafts.stream().map(draft -> draft.code).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(entry -> found.put(entry.code, entry));
        return found;
    }

    private static Problem differs() {
        return Problem.of(
                ProblemType.CONFLICT,
                Message.of(
                        "some entries are there with other content, so none was made; 'violations' names them",
                        "部分条目已存在且内容不同，因此全部未新建；“violations”列出了这些条目"));
    }

    private <E extends RegisterEntry> void insert(List<E> made) {
        for (E entry : made) {
            entities.persist(raised(entry));
        }
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw madeMeanwhile();
        }
    }

    /**
     * Keeps a new entry, as its first revision.
     *
     * @throws Problem 409 if the code is taken
     */
    public <E extends RegisterEntry> void insert(E made) {
        raised(made);
        entities.persist(made);
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw codeTaken(made.code);
        }
    }

    /** 409: somebody has this code. */
    public static Problem codeTaken(String code) {
        return Problem.of(
                ProblemType.CONFLICT,
                Message.of(
                        "'%s' exists already; read it and change it with PUT and If-Match, or take another code",
                        "“%s”已存在；请读取后使用 PUT 和 If-Match 修改，或换一个代码", code));
    }

    /** 409: somebody else has made one of a list at the same moment. */
    public static Problem madeMeanwhile() {
        return Problem.of(
                ProblemType.CONFLICT,
                Message.of("somebody made one of these at the same time; send the list again", "其他人同时新建了其中的条目；请重新提交"));
    }

    /** Marks a change: the next revision, now; later than the one before it, whatever clocks do. */
    public <E extends RegisterEntry> E raised(E entry) {
        entry.revision++;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant next = entry.changedAt.plus(1, ChronoUnit.MICROS);
        entry.changedAt = now.isBefore(next) ? next : now;
        return entry;
    }

    /** Publishes and audits a change that the caller has made. */
    public <E extends RegisterEntry> void changed(
            Kind<E> kind, E entry, String action, @Nullable Object before, @Nullable Publication publication) {
        if (publication != null) {
            outbox.append(publication.topic(), publication.key(), publication.type(), entry.code, publication.data());
        }
        audit.record(
                caller.subject(),
                kind.noun().en() + "." + action,
                entry.code,
                before,
                kind.text().apply(entry));
    }

    /**
     * The entry with this code.
     *
     * @throws Problem 404 if there is none
     */
    public <E extends RegisterEntry> E require(Kind<E> kind, String code) {
        @Nullable E found = entities.find(kind.type(), code);
        if (found == null) {
            throw Problem.notFound(kind.noun(), code);
        }
        return found;
    }

    /**
     * A page of the entries that fulfil the conditions, in the order of their codes.
     *
     * @throws Problem 400 for a limit or cursor that cannot be
     */
    public <E extends RegisterEntry> Page<E> list(
            Kind<E> kind, Where where, @Nullable String limit, @Nullable String cursor) {
        return pages.list(kind, where, limit, cursor);
    }

    /** The epoch that events carry, to the end of the open transaction. */
    public int epoch() {
        return epochs.present();
    }

    /**
     * Publishes every entry again, as it is.
     *
     * @param publication null for what is not published
     */
    public <E extends RegisterEntry> void publishAll(
            Kind<E> kind, int epoch, BiFunction<E, Integer, @Nullable Publication> publication) {
        @Nullable Page<E> page = list(kind, Where.everything(), PageRequest.LARGEST, null);
        while (page != null) {
            for (E entry : page.items()) {
                Publication event = publication.apply(entry, epoch);
                if (event != null) {
                    outbox.append(event.topic(), event.key(), event.type(), entry.code, event.data());
                }
            }
            page = page.next();
        }
    }
}
