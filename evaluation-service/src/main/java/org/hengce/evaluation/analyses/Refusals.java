package org.hengce.evaluation.analyses;

import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.methods.csv.DataProblem;
import org.hengce.methods.csv.PanelDataException;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.option.OptionException;

/** What {@code methods} refuses, as answers. */
public final class Refusals {
    private Refusals() {}

    /** 400: a word of the request is none that is taken. */
    static Problem words(OptionException e) {
        return Problem.of(ProblemType.MALFORMED, message(e));
    }

    /** 422: an option does not go with the data. */
    public static Problem option(OptionException e) {
        return Problem.of(ProblemType.INVALID, message(e));
    }

    /** 422: the body is no panel; each problem with its line and column, as far as they are listed. */
    static Problem data(PanelDataException e) {
        Problem problem = Problem.of(
                ProblemType.INVALID,
                e.count() == 1
                        ? Message.of("the panel cannot be used (%s)", "面板无法使用（%s）", e.code())
                        : Message.of(
                                "the panel cannot be used: %d problems, of which %d are listed; the first is %s",
                                "面板无法使用：共 %d 处问题，列出 %d 处；第一处为 %s",
                                e.count(),
                                e.problems().size(),
                                e.code()));
        e.problems()
                .forEach(found -> problem.violation(field(found), new Message(found.inEnglish(), found.inChinese())));
        return problem;
    }

    /** As {@code line[3].sales}: of the line, the column; of all lines, {@code column.sales}; of all of it, {@code panel}. */
    private static String field(DataProblem found) {
        if (found.line() > 0) {
            return "line[%d]".formatted(found.line()) + (found.column() == null ? "" : "." + found.column());
        }
        return found.column() == null ? "panel" : "column." + found.column();
    }

    /**
     * 422: the data do not allow the method.
     *
     * @param what the number that there is none of, as {@code estimate}
     */
    public static Problem notEstimable(String what, NotEstimableException e) {
        Reason reason = e.reason();
        return noResult(what, e.code().name(), reason.code().name(), new Message(reason.english(), reason.chinese()));
    }

    /**
     * 422: there is no result.
     *
     * @param kind what stands in the way, as exactly as it is known
     * @param code of the reason
     */
    public static Problem noResult(String what, String kind, String code, Message message) {
        return Problem.of(
                        ProblemType.INVALID,
                        new Message(
                                "there is no result (%s): %s".formatted(kind, message.en()),
                                "没有结果（%s）：%s".formatted(kind, message.zh())))
                .reason(what, code, message);
    }

    private static Message message(OptionException e) {
        return new Message(String.valueOf(e.getMessage()), e.chinese());
    }
}
