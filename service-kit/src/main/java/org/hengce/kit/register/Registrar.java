package org.hengce.kit.register;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hengce.contracts.event.Aggregate;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.etag.Revision;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.outbox.Outbox;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes register entries: change, event and audit row in one transaction, which the caller has opened. */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.hibernate-orm.enabled", stringValue = "true", enableIfMissing = true)
public class Registrar {
    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Inject
    Jdbi jdbi;

    /**
     * How a kind of entry is handled.
     *
     * @param noun what it is called, in problems and (in English) in audit rows
     * @param create an empty entry with this code
     * @param text what is compared to tell whether a change changes anything
     */
    public record Kind<E extends RegisterEntry>(
            Class<E> type, Message noun, Function<String, E> create, Function<E, Object> text) {}

    /** What became of a PUT. */
    public record Written<E>(E entry, boolean created) {}

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
        found.asRevision().requireMatch(ifMatch);
        Object before = kind.text().apply(found);
        revise.accept(found);
        if (!Objects.equals(before, kind.text().apply(found))) {
            changed(kind, found, "change", before, publication.apply(raised(found), epoch()));
        }
        return new Written<>(found, false);
    }

    private <E extends RegisterEntry> void insert(E made) {
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

    /** Marks a change: the next revision, now. */
    public <E extends RegisterEntry> E raised(E entry) {
        entry.revision++;
        entry.changedAt = clock.instant();
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
     * A page of the entries in the order of their codes.
     *
     * @throws Problem 400 for a limit or cursor that cannot be
     */
    public <E extends RegisterEntry> Page<E> list(Kind<E> kind, @Nullable String limit, @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        List<E> found = entities.createQuery(
                        "FROM " + kind.type().getSimpleName() + " WHERE code > :after ORDER BY code", kind.type())
                .setParameter("after", page.after())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(found, page, entry -> entry.code).continuedBy(next -> list(kind, PageRequest.LARGEST, next));
    }

    /** The epoch that events carry. */
    public int epoch() {
        return jdbi.withHandle(h -> h.createQuery("SELECT max(value) FROM epoch")
                .mapTo(Integer.class)
                .one());
    }
}
