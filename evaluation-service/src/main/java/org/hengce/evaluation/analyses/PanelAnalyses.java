package org.hengce.evaluation.analyses;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.csv.PanelDataException;
import org.hengce.methods.csv.PanelFile;
import org.hengce.methods.csv.PanelReader;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.request.AnalysisRequest;
import org.hengce.methods.request.PanelRequest;
import org.hengce.methods.request.Words;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.HengceJson;

/** One method on one panel that a request brings: what {@code ./hengce analyze} does, with the same words and answers. */
@ApplicationScoped
class PanelAnalyses {
    @Inject
    AnalysesConfig config;

    /**
     * What was found.
     *
     * @param json as {@code ./hengce analyze --json} prints it, without the end of its last line
     * @param notFound units that were to be excluded and are not in the panel
     */
    record Found(String json, List<String> notFound) {}

    /**
     * What is asked for.
     *
     * @throws Problem 400 if a word is wrong; 422 for the method that looks at no panel
     */
    PanelRequest read(Words words) {
        try {
            AnalysisRequest asked = AnalysisRequest.of(words, threads());
            if (!asked.method().takesPanel()) {
                throw noPanel(asked.method());
            }
            return PanelRequest.of(asked, words);
        } catch (OptionException e) {
            throw Refusals.words(e);
        }
    }

    /**
     * Reads the panel and runs the method.
     *
     * @throws Problem 422 if it is no panel, or does not allow the method
     */
    Found analyse(PanelRequest request, InputStream body) throws IOException {
        try {
            PanelFile file = new PanelReader(request.layout(), config.largestPanel()).read(body);
            AnalysisDocument found = AnalysisDocument.of(request.on(file));
            return new Found(HengceJson.indented(found), file.notFound());
        } catch (PanelDataException e) {
            throw Refusals.data(e);
        } catch (NotEstimableException e) {
            throw Refusals.notEstimable("estimate", e);
        } catch (OptionException e) {
            throw Refusals.option(e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            // No panel should lead here; whoever sent it is told what may be behind it all the same.
            Log.errorf(
                    e, "panel not computed method=%s", request.asked().method().word());
            throw Problem.of(
                    ProblemType.INVALID,
                    Message.of(
                            "the values cannot be computed with; look for values far out of range",
                            "数值无法参与计算；请检查是否有明显超出范围的数值"));
        }
    }

    /** They change nothing in the result. */
    private int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / config.atOnce());
    }

    private static Problem noPanel(AnalysisMethod method) {
        return Problem.invalid(
                "method",
                Message.of(
                        "%s looks at the coefficients of an event study and their covariance, not at a panel; run ./hengce analyze"
                                + " --method %s --betahat FILE --sigma FILE --pre N",
                        "%s 分析事件研究的系数及其协方差，而非面板；请运行 ./hengce analyze --method %s --betahat FILE --sigma FILE --pre N",
                        method.word(),
                        method.word()));
    }
}
