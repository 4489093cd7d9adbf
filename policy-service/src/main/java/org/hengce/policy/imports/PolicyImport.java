package org.hengce.policy.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.problem.ExpectedJson;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.register.Registrar;
import org.hengce.policy.imports.PolicyImportView.LineError;
import org.hengce.policy.policies.PolicyIntake;
import org.hengce.policy.policies.PolicyIntake.Taken;
import org.jspecify.annotations.Nullable;

/** Registers the policies of a file in one transaction. */
@ApplicationScoped
class PolicyImport {
    private static final int AT_ONCE = 1_000;
    /** More policies than the largest file can hold: what has more lines is none, and would be refused for minutes. */
    private static final int MOST_ROWS = 200_000;
    /** Nobody mends more by hand. */
    private static final int ERRORS_SHOWN = 1_000;

    @Inject
    PolicyIntake intake;

    private final ObjectReader policies;

    @Inject
    PolicyImport(ObjectMapper json) {
        policies = json.copy().addMixIn(PolicyText.class, AsListed.class).readerFor(PolicyText.class);
    }

    /** What the list of policies says beside the text: a line of it can be read again, and becomes a draft. */
    @JsonIgnoreProperties({"status", "version", "plans", "selfAssessments", "pending", "contradicted"})
    private interface AsListed {}

    /** A file on its way. */
    private static final class Progress {
        private final Map<String, SentPolicy> sent = new HashMap<>();
        private final List<FileError> errors = new ArrayList<>();
        private int rows;
        private int made;
        private int unchanged;
        private int rejected;

        void reject(List<FileError> wrong) {
            rejected++;
            errors.addAll(wrong.subList(0, Math.min(wrong.size(), ERRORS_SHOWN - errors.size())));
        }

        void reject(SentPolicy policy, List<Violation> violations) {
            reject(violations.stream()
                    .map(wrong -> new FileError(policy.place(wrong.field()), wrong.field(), wrong.message()))
                    .toList());
        }

        /** As {@link #reject(SentPolicy, List)}, of one that was sent before. */
        void reject(String code, List<Violation> violations) {
            reject(Objects.requireNonNull(sent.get(code)), violations);
        }

        /** What is wrong with policies that are looked at together is told of later than what is wrong with each alone. */
        List<FileError> inOrder() {
            return errors.stream()
                    .sorted(Comparator.comparing(FileError::place, Place.IN_ORDER))
                    .toList();
        }

        PolicyImportView view(boolean dryRun) {
            return new PolicyImportView(
                    dryRun,
                    rows,
                    made,
                    unchanged,
                    rejected,
                    inOrder().stream().map(PolicyImport::shown).toList());
        }
    }

    private static LineError shown(FileError error) {
        return new LineError(
                error.place().line(),
                error.place().cell(),
                error.field(),
                new LocalizedText(error.message().zh(), error.message().en()));
    }

    /**
     * Registers as drafts those that are not there.
     *
     * @throws Problem 422 for a file without a policy, and for one with something wrong where that refuses the file
     */
    @Transactional
    public PolicyImportView take(PolicyFile file, boolean dryRun, OnError onError) {
        RegionScope scope = intake.scope();
        Progress progress = new Progress();
        List<PolicyText> some = new ArrayList<>();
        for (SentPolicy policy : file) {
            if (++progress.rows > MOST_ROWS) {
                throw Problem.of(
                        ProblemType.INVALID,
                        Message.of(
                                "the file has more than %d lines, so nothing was registered; send it in parts",
                                "文件超过 %d 行，因此全部未登记；请分批发送", MOST_ROWS));
            }
            @Nullable PolicyText text = checked(policy, scope, progress);
            if (text != null) {
                some.add(text);
            }
            if (some.size() == AT_ONCE) {
                add(some, dryRun, onError, progress);
            }
        }
        add(some, dryRun, onError, progress);
        refuse(file, progress, dryRun, onError);
        return progress.view(dryRun);
    }

    private static void refuse(PolicyFile file, Progress progress, boolean dryRun, OnError onError) {
        if (progress.rows == 0) {
            throw Problem.of(ProblemType.INVALID, file.empty());
        }
        if (progress.rejected > 0 && !dryRun && onError == OnError.REJECT_FILE) {
            Problem problem = Problem.of(ProblemType.INVALID, file.wrong(progress.rejected, progress.rows));
            progress.inOrder()
                    .forEach(error -> problem.violation(error.place().violation(error.field()), error.message()));
            throw problem;
        }
    }

    private @Nullable PolicyText checked(SentPolicy policy, RegionScope scope, Progress progress) {
        if (!policy.isReadable()) {
            progress.reject(policy.unreadable());
            return null;
        }
        @Nullable PolicyText text = null;
        List<Violation> wrong;
        try {
            text = policy.text(policies);
            wrong = text == null ? List.of(new Violation("", policy.notAPolicy())) : PolicyIntake.wrong(text, scope);
        } catch (JsonProcessingException e) {
            wrong = List.of(unreadable(policy, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from bytes there is nothing to read that could fail
        }
        if (wrong.isEmpty() && text != null) {
            @Nullable SentPolicy before = progress.sent.putIfAbsent(text.code(), policy);
            if (before == null) {
                return text;
            }
            wrong = List.of(new Violation(
                    "code",
                    Message.of(
                            "'%s' stands in line %d already; send each once",
                            "“%s”已出现在第 %d 行；每个只能发送一次",
                            text.code(),
                            before.place("code").line())));
        }
        progress.reject(policy, wrong);
        return null;
    }

    private static Violation unreadable(SentPolicy policy, JsonProcessingException e) {
        String where = ExpectedJson.path(e);
        return new Violation(where, where.isEmpty() ? policy.notAPolicy() : ExpectedJson.at(e));
    }

    private void add(List<PolicyText> some, boolean dryRun, OnError onError, Progress progress) {
        // Of a file that will be refused the rest is only looked at.
        boolean dry = dryRun || (progress.rejected > 0 && onError == OnError.REJECT_FILE);
        Taken taken = intake.add(some, dry);
        progress.made += taken.made().size();
        progress.unchanged += taken.unchanged().size();
        taken.refused().forEach(progress::reject);
        for (String code : taken.taken()) {
            progress.reject(
                    code,
                    List.of(new Violation("code", Registrar.codeTaken(code).detail())));
        }
        some.clear();
    }
}
