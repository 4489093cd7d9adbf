package org.hengce.presentation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** Reports of one evaluation of a policy (evaluation.md §8); the same input gives the same report. */
public final class EvaluationReport {
    static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    /** Kept: a new one would look at all types of a document again. */
    private static final ObjectWriter JSON = HengceJson.mapper().writer();

    /** A sheet is one page. */
    private static final int SHEET_TITLE = 160;

    private EvaluationReport() {}

    /** The whole report, or its one page for those who decide. */
    public static Report of(EvaluationInput input, Form form) {
        Subject subject = new Subject(input);
        Voice voice = subject.voice();
        EvaluationDocument evaluation = input.evaluation();
        // First, so that the limits can say that it was not translated.
        String title = voice.of(input.policy().title());
        String link = input.link();
        Run run = run(evaluation, link, link == null ? null : link + "/charts", evaluation);
        List<Section> sections = form == Form.SHEET ? sheet(subject) : full(subject, run);
        return new Report(
                input.language(),
                form,
                title.isBlank()
                        ? evaluation.policy().code()
                        : form == Form.SHEET ? Texts.shortened(title, SHEET_TITLE) : title,
                voice.text(form == Form.SHEET ? "report.kind.sheet" : "report.kind.evaluation"),
                byline(voice, evaluation),
                run,
                sections);
    }

    /** All charts of the report, in its order. */
    public static List<Figure> figures(EvaluationInput input) {
        Subject subject = new Subject(input);
        List<Figure> figures = new ArrayList<>(ResultsPart.overview(subject));
        for (int i = 0; i < input.evaluation().effects().size(); i++) {
            figures.addAll(ResultsPart.figures(subject, i));
        }
        figures.addAll(ScorePart.figures(subject));
        return figures;
    }

    private static List<Section> full(Subject subject, Run run) {
        List<Section> sections = new ArrayList<>();
        sections.add(new SummaryPart(subject).section());
        sections.add(new PolicyPart(subject).section());
        sections.add(new DataPart(subject).section());
        sections.add(new MethodPart(subject).section());
        sections.add(new ResultsPart(subject).section());
        sections.add(new ScorePart(subject).section());
        sections.add(new RobustnessPart(subject).section());
        sections.add(AnnexPart.adjustments(subject.voice()));
        sections.add(new LimitsPart(subject).section());
        sections.add(new AnnexPart(subject, run).section());
        return sections;
    }

    private static List<Section> sheet(Subject subject) {
        List<Section> sections = new ArrayList<>();
        sections.add(new SummaryPart(subject).brief());
        sections.add(new ResultsPart(subject).brief());
        sections.add(new LimitsPart(subject).section());
        return sections;
    }

    private static String byline(Voice voice, EvaluationDocument evaluation) {
        List<String> parts = new ArrayList<>();
        parts.add(voice.text(
                "page.policy",
                "code",
                evaluation.policy().code(),
                "version",
                Integer.toString(evaluation.policy().version())));
        Instant completed = evaluation.completedAt();
        if (completed != null) {
            parts.add(voice.text("page.completed", "when", WHEN.format(completed.truncatedTo(ChronoUnit.MINUTES))));
        }
        if (evaluation.standing() != null) {
            parts.add(voice.label("standing", evaluation.standing().name()));
        }
        return String.join(" · ", parts);
    }

    /**
     * What an evaluation was made by, for every page of a report on it.
     *
     * @param charts where its charts are, each under its id; null where they have no addresses
     * @param document whose hash stands there: the report is made from it
     */
    static Run run(EvaluationDocument evaluation, @Nullable String link, @Nullable String charts, Object document) {
        Instant completed = evaluation.completedAt();
        return new Run(
                evaluation.id(),
                sha256(document),
                link,
                charts,
                evaluation.provenance() == null ? null : evaluation.provenance().software(),
                completed == null
                        ? null
                        : completed.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    /** Of a document's JSON. */
    private static String sha256(Object document) {
        try {
            String json = JSON.writeValueAsString(Objects.requireNonNull(document));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document cannot be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
