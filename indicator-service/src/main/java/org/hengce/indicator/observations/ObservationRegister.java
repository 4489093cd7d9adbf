package org.hengce.indicator.observations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.indicator.LockWait;
import org.hengce.indicator.observations.Publication.Published;
import org.hengce.indicator.observations.Publication.RetiredMeanwhileException;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Takes values in, all or none: a wrong row refuses the whole request and names every wrong row. */
@ApplicationScoped
public class ObservationRegister {
    @Inject
    Jdbi jdbi;

    @Inject
    Publication publication;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Inject
    RegionScopes scopes;

    /**
     * Stores the values of the present request as new vintages, or keeps them until their release.
     *
     * @param releaseAt when they are to be published, a day or an instant; null: as the release calendar says, else now
     * @throws Problem 422 that names every bad row; 403 that names every row of a region that is not the caller's; 409 if an
     *     indicator was retired at the same moment
     */
    @Transactional
    public Published add(List<ObservationText> rows, @Nullable String releaseAt) {
        Instant moment = ReleaseMoment.of("releaseAt", releaseAt, clock.instant());
        Origin origin = audit.present(caller.subject());
        jdbi.useHandle(LockWait::limit);
        try {
            return add(new Embargo.Terms(moment, origin, null), scopes.ofCaller(), rows);
        } catch (RetiredMeanwhileException e) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    Message.of(
                            "an indicator was retired at this moment, so nothing was stored; send this again to learn which",
                            "有指标恰在此刻被停用，因此未保存任何内容；请重新提交以得知是哪一个"));
        }
    }

    /**
     * Stores values that came by another way than a request, within the open transaction.
     *
     * @throws Problem as above, and before anything is written: the transaction may go on
     * @throws RetiredMeanwhileException after something was: it may not
     */
    public Published add(Embargo.Terms terms, RegionScope scope, List<ObservationText> rows) {
        UUID batch = UUID.randomUUID();
        List<CheckedObservation> checked = checked(ObservationRules.of(jdbi), rows);
        requireWritable(scope, rows);
        jdbi.useHandle(h -> Staging.add(h, batch, checked));
        Published published = publication.publish(batch, terms);
        jdbi.useHandle(h -> Staging.clear(h, batch));
        if (published.accepted() > 0) {
            audit.record(
                    terms.sender(),
                    "observations.add",
                    String.join(",", published.vintages().keySet()),
                    null,
                    rows);
        }
        return published;
    }

    private static void requireWritable(RegionScope scope, List<ObservationText> rows) {
        @Nullable Problem problem = null;
        for (int i = 0; i < rows.size(); i++) {
            String region = rows.get(i).region();
            if (!scope.covers(region)) {
                problem = problem == null ? RegionScope.refused() : problem;
                problem.violation("observations[%d].region".formatted(i), RegionScope.outside(region));
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private static List<CheckedObservation> checked(ObservationRules rules, List<ObservationText> rows) {
        List<CheckedObservation> checked = new ArrayList<>(rows.size());
        Map<List<String>, Long> seen = new HashMap<>();
        @Nullable Problem problem = null;
        for (int i = 0; i < rows.size(); i++) {
            List<RowProblem> problems = rules.check(rows.get(i));
            @Nullable Long before = seen.putIfAbsent(rows.get(i).key(), i + 1L);
            if (before != null) {
                problems.add(ObservationRules.repeated(rows.get(i).period(), before));
            }
            for (RowProblem wrong : problems) {
                problem = problem == null ? refused() : problem;
                problem.violation("observations[%d].%s".formatted(i, wrong.field()), wrong.reason());
            }
            checked.add(ObservationRules.checked(i + 1L, rows.get(i)));
        }
        if (problem != null) {
            throw problem;
        }
        return checked;
    }

    private static Problem refused() {
        return Problem.of(
                ProblemType.INVALID,
                Message.of(
                        "some rows cannot be stored, so none was; correct those named in 'violations' and send all again",
                        "部分行无法保存，因此全部未保存；请更正“violations”中列出的行后重新提交"));
    }
}
