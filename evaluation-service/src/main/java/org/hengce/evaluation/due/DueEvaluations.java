package org.hengce.evaluation.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hengce.evaluation.due.DueEvaluation.State;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Lets people see what waits, and have what failed tried again. */
@ApplicationScoped
class DueEvaluations {
    private static final RowMapper<DueEvaluation> ROW = ConstructorMapper.of(DueEvaluation.class);
    /** One row for each policy that waits, with its {@link State}. */
    static final String ALL = """
            SELECT policy, since, changes, attempts, CASE WHEN retry_at > now() THEN retry_at END AS retry_at, failure,
                CASE WHEN until > now() THEN 'RUNNING' WHEN set_aside AND NOT untried THEN 'SET_ASIDE'
                     WHEN retry_at > now() AND NOT untried THEN 'RETRYING' ELSE 'WAITING' END AS state
            FROM work JOIN (
                SELECT policy, min(marked_at) AS since, bool_or(NOT tried) AS untried, sum(changes)::int AS changes
                FROM due_mark GROUP BY policy) marks USING (policy)""";

    @Inject
    Jdbi jdbi;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    RegionScopes scopes;

    /** In the order of codes, one more than the page holds. */
    List<DueEvaluation> list(PageRequest page) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE policy > :after ORDER BY policy LIMIT :limit")
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .map(ROW)
                .map(this::forCaller)
                .list());
    }

    /**
     * Has what failed tried at once.
     *
     * @throws Problem 404 if nothing is due for the policy, 409 if it did not fail
     */
    @Transactional
    DueEvaluation again(String policy, State to) {
        DueEvaluation before = find(policy);
        if (to != State.WAITING || before.state() == State.WAITING || before.state() == State.RUNNING) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "from %s it cannot become %s; what is SET_ASIDE or RETRYING can be WAITING",
                            "状态为 %s 时不能变为 %s；SET_ASIDE 或 RETRYING 可变为 WAITING", before.state(), to));
        }
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE work SET set_aside = false, attempts = 0, retry_at = NULL WHERE policy = :policy")
                .bind("policy", policy)
                .execute());
        audit.record(caller.subject(), "evaluation.again", policy, before.state(), to);
        return find(policy);
    }

    /** What an error says may quote a value: who may not read all of them sees its kind alone. */
    private DueEvaluation forCaller(DueEvaluation due) {
        return scopes.ofHiddenValues().isEverywhere() ? due : due.withoutDetails();
    }

    private DueEvaluation find(String policy) {
        return jdbi.withHandle(h -> h.createQuery(ALL + " WHERE policy = :policy")
                .bind("policy", policy)
                .map(ROW)
                .map(this::forCaller)
                .findOne()
                .orElseThrow(() -> Problem.notFound(new Message("due evaluation of policy", "待办评价"), policy)));
    }
}
