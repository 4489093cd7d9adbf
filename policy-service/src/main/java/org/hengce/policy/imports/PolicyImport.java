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
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.problem.ExpectedJson;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.register.Registrar;
import org.hengce.policy.imports.Lines.Line;
import org.hengce.policy.imports.PolicyImportView.LineError;
import org.hengce.policy.policies.PolicyIntake;
import org.hengce.policy.policies.PolicyIntake.Taken;
import org.jspecify.annotations.Nullable;

/** Registers the policies of a file, a line of JSON each, in one transaction. */
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
        private final Map<String, Integer> lines = new HashMap<>();
        private final List<LineError> errors = new ArrayList<>();
        private int rows;
        private int made;
        private int unchanged;
        private int rejected;

        void reject(int line, List<Violation> violations) {
            rejected++;
            for (Violation wrong : violations) {
                if (errors.size() < ERRORS_SHOWN) {
                    errors.add(new LineError(
                            line,
                            wrong.field(),
                            new LocalizedText(
                                    wrong.message().zh(), wrong.message().en())));
                }
            }
        }

        /** What is wrong with lines that are looked at together is told of later than what is wrong with each alone. */
        List<LineError> byLine() {
            return errors.stream()
                    .sorted(Comparator.comparingInt(LineError::line))
                    .toList();
        }

        PolicyImportView view(boolean dryRun) {
            return new PolicyImportView(dryRun, rows, made, unchanged, rejected, byLine());
        }
    }

    /**
     * Registers as drafts those that are not there.
     *
     * @param file UTF-8, a JSON object a line
     * @throws Problem 422 for a file without a policy, and for one with a wrong line where that refuses the file
     */
    @Transactional
    public PolicyImportView take(byte[] file, boolean dryRun, OnError onError) {
        RegionScope scope = intake.scope();
        Progress progress = new Progress();
        List<PolicyText> some = new ArrayList<>();
        for (Lines lines = new Lines(file); lines.hasNext(); ) {
            Line line = lines.next();
            if (++progress.rows > MOST_ROWS) {
                throw Problem.of(
                        ProblemType.INVALID,
                        Message.of(
                                "the file has more than %d lines, so nothing was registered; send it in parts",
                                "文件超过 %d 行，因此全部未登记；请分批发送", MOST_ROWS));
            }
            @Nullable PolicyText text = checked(file, line, scope, progress);
            if (text != null) {
                some.add(text);
            }
            if (some.size() == AT_ONCE) {
                add(some, dryRun, onError, progress);
            }
        }
        add(some, dryRun, onError, progress);
        refuse(progress, dryRun, onError);
        return progress.view(dryRun);
    }

    private static void refuse(Progress progress, boolean dryRun, OnError onError) {
        if (progress.rows == 0) {
            throw Problem.of(
                    ProblemType.INVALID,
                    Message.of("the file holds no policy; send one JSON object a line", "文件中没有政策；请每行发送一个 JSON 对象"));
        }
        if (progress.rejected > 0 && !dryRun && onError == OnError.REJECT_FILE) {
            Problem problem = Problem.of(
                    ProblemType.INVALID,
                    Message.of(
                            "%d of %d lines are wrong, so nothing was registered; mend them, or send onError=REJECT_ROWS",
                            "%2$d 行中有 %1$d 行有误，因此全部未登记；请改正，或使用 onError=REJECT_ROWS", progress.rejected, progress.rows));
            progress.byLine()
                    .forEach(error -> problem.violation(
                            "lines[%d]%s".formatted(error.line(), error.field().isEmpty() ? "" : "." + error.field()),
                            new Message(
                                    String.valueOf(error.reason().en()),
                                    String.valueOf(error.reason().zh()))));
            throw problem;
        }
    }

    private @Nullable PolicyText checked(byte[] file, Line line, RegionScope scope, Progress progress) {
        @Nullable PolicyText text = null;
        List<Violation> wrong;
        try {
            text = policies.readValue(file, line.begin(), line.length());
            wrong = text == null ? List.of(new Violation("", notAPolicy())) : PolicyIntake.wrong(text, scope);
        } catch (JsonProcessingException e) {
            wrong = List.of(unreadable(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from bytes there is nothing to read that could fail
        }
        if (wrong.isEmpty() && text != null) {
            @Nullable Integer before = progress.lines.putIfAbsent(text.code(), line.number());
            if (before == null) {
                return text;
            }
            wrong = List.of(new Violation(
                    "code",
                    Message.of(
                            "'%s' stands in line %d already; send each once",
                            "“%s”已出现在第 %d 行；每个只能发送一次", text.code(), before)));
        }
        progress.reject(line.number(), wrong);
        return null;
    }

    private static Violation unreadable(JsonProcessingException e) {
        String where = ExpectedJson.path(e);
        return new Violation(where, where.isEmpty() ? notAPolicy() : ExpectedJson.at(e));
    }

    private static Message notAPolicy() {
        return Message.of("the line is not the JSON of a policy, in UTF-8", "该行不是政策的 JSON（UTF-8）");
    }

    private void add(List<PolicyText> some, boolean dryRun, OnError onError, Progress progress) {
        // Of a file that will be refused the rest is only looked at.
        boolean dry = dryRun || (progress.rejected > 0 && onError == OnError.REJECT_FILE);
        Taken taken = intake.add(some, dry);
        progress.made += taken.made().size();
        progress.unchanged += taken.unchanged().size();
        taken.refused().forEach((code, wrong) -> progress.reject(progress.lines.getOrDefault(code, 0), wrong));
        for (String code : taken.taken()) {
            progress.reject(
                    progress.lines.getOrDefault(code, 0),
                    List.of(new Violation("code", Registrar.codeTaken(code).detail())));
        }
        some.clear();
    }
}
