package org.hengce.indicator.observations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Period;
import org.hengce.kit.problem.Message;
import org.hengce.kit.regions.RegionScope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What makes a row an observation, checked against the codes that exist when the check begins. */
public final class ObservationRules {
    private static final Set<String> WITH_VALUE = Set.of("A", "E", "P", "B");
    private static final Set<String> WITHOUT_VALUE = Set.of("O", "Q");
    private static final Set<String> CONFIDENTIALITIES = Set.of("F", "C", "N");

    /** A file has few different periods; one with more than these gains nothing from their being remembered. */
    private static final int PERIODS_REMEMBERED = 10_000;

    private final Jdbi jdbi;
    private final Map<String, Frequency> indicators;
    private final Set<String> retiredIndicators;
    private final Set<String> regions;
    private final Set<String> sectors;
    private final @Nullable RegionScope scope;
    private final Map<String, Frequency> periods = new HashMap<>();
    private final Map<String, CodeSuggestions> suggestions = new HashMap<>();

    private ObservationRules(
            Jdbi jdbi,
            Map<String, Frequency> indicators,
            Set<String> retiredIndicators,
            Set<String> regions,
            Set<String> sectors,
            @Nullable RegionScope scope) {
        this.jdbi = jdbi;
        this.indicators = indicators;
        this.retiredIndicators = retiredIndicators;
        this.regions = regions;
        this.sectors = sectors;
        this.scope = scope;
    }

    /** Reads the codes; one instance serves one request or file, on one thread. */
    public static ObservationRules of(Jdbi jdbi) {
        return jdbi.withHandle(handle -> of(jdbi, handle));
    }

    private static ObservationRules of(Jdbi jdbi, Handle handle) {
        Map<String, Frequency> indicators = new HashMap<>();
        handle.createQuery("SELECT code, text->>'frequency' AS frequency FROM indicator")
                .map((row, context) -> indicators.put(row.getString(1), Frequency.valueOf(row.getString(2))))
                .list();
        return new ObservationRules(
                jdbi,
                indicators,
                codes(handle, "SELECT code FROM indicator WHERE retired"),
                codes(handle, "SELECT code FROM region WHERE NOT retired"),
                codes(handle, "SELECT code FROM sector WHERE NOT retired"),
                null);
    }

    /** The same rules, and none of another's regions: in a file that is a wrong row like others. */
    public ObservationRules within(RegionScope callers) {
        return new ObservationRules(jdbi, indicators, retiredIndicators, regions, sectors, callers);
    }

    private static Set<String> codes(Handle handle, String query) {
        return handle.createQuery(query).mapTo(String.class).set();
    }

    /**
     * All that is wrong with a row taken alone; nothing if it may be stored.
     */
    public List<RowProblem> check(ObservationText row) {
        List<RowProblem> wrong = new ArrayList<>();
        checkIndicatorAndPeriod(row, wrong);
        known("region", row.region(), regions, "地区", wrong);
        if (scope != null && regions.contains(row.region()) && !scope.covers(row.region())) {
            wrong.add(new RowProblem("region", row.region(), RegionScope.outside(row.region())));
        }
        known("sector", row.sectorCode(), sectors, "行业", wrong);
        checkValue(row, wrong);
        checkConfidentiality(row, wrong);
        return wrong;
    }

    /** What is wrong with a row whose series and period stood in an earlier row already. */
    public static RowProblem repeated(String period, long earlier) {
        return new RowProblem(
                "period",
                period,
                Message.of(
                        "row %d has the same indicator, region, sector and period; send each once",
                        "第 %d 行已有相同的指标、地区、行业和时期；每个只能出现一次", earlier));
    }

    private void checkIndicatorAndPeriod(ObservationText row, List<RowProblem> wrong) {
        @Nullable Frequency frequency = indicators.get(row.indicator());
        known("indicator", row.indicator(), indicators.keySet(), "指标", wrong);
        if (retiredIndicators.contains(row.indicator())) {
            wrong.add(new RowProblem(
                    "indicator",
                    row.indicator(),
                    Message.of("'%s' is retired and takes no new values", "“%s”已停用，不再接收新值", row.indicator())));
        }
        @Nullable Frequency sent = periods.get(row.period());
        if (sent == null) {
            try {
                sent = Period.parse(row.period()).frequency();
            } catch (IllegalArgumentException e) {
                wrong.add(noPeriod(row.period(), String.valueOf(e.getMessage())));
                return;
            }
            if (periods.size() < PERIODS_REMEMBERED) {
                periods.put(row.period(), sent);
            }
        }
        if (frequency != null && sent != frequency) {
            wrong.add(new RowProblem(
                    "period",
                    row.period(),
                    Message.of(
                            "'%s' is of frequency %s but %s is %s; send such a period or use another indicator",
                            "“%s”的频率为 %s，而 %s 为 %s；请改用相应时期或其他指标", row.period(), sent, row.indicator(), frequency)));
        }
    }

    private static RowProblem noPeriod(String period, String reason) {
        return new RowProblem(
                        "period",
                        period,
                        new Message(
                                reason, "“%s”不是时期；请写成 2021、2021-Q3、2021-07、2021-W05 或 2021-07-15".formatted(period)))
                .suggesting(PeriodNotation.meant(period));
    }

    private void known(String field, String code, Set<String> codes, String zh, List<RowProblem> wrong) {
        if (!codes.contains(code)) {
            RowProblem unknown = new RowProblem(
                    field,
                    code,
                    new Message(
                            "there is no %s '%s'; register it first or correct the code".formatted(field, code),
                            "没有%s“%s”；请先登记或更正代码".formatted(zh, code)));
            wrong.add(unknown.suggesting(suggestions
                    .computeIfAbsent(field, table -> jdbi.withHandle(h -> CodeSuggestions.of(h, table)))
                    .near(code)));
        }
    }

    private static void checkValue(ObservationText row, List<RowProblem> wrong) {
        @Nullable SentNumber value = row.value();
        if (value != null && value.problem() != null) {
            wrong.add(value.problem());
        }
        if (!WITH_VALUE.contains(row.statusCode()) && !WITHOUT_VALUE.contains(row.statusCode())) {
            wrong.add(new RowProblem(
                    "status",
                    row.status(),
                    Message.of(
                            "'%s' is no observation status; use A, E, P, B, O or Q",
                            "“%s”不是观测状态；请使用 A、E、P、B、O 或 Q", row.statusCode())));
        } else if (WITH_VALUE.contains(row.statusCode()) && value == null) {
            wrong.add(new RowProblem(
                    "value",
                    null,
                    Message.of(
                            "a value is missing; send a number, or status O (missing) or Q (suppressed)",
                            "缺少数值；请提供数字，或使用状态 O（缺失）或 Q（隐去）")));
        } else if (WITHOUT_VALUE.contains(row.statusCode()) && value != null && value.problem() == null) {
            wrong.add(new RowProblem(
                    "value",
                    Double.toString(value.value()),
                    Message.of(
                            "status %s says that there is no value, yet one is given",
                            "状态 %s 表示没有数值，但提供了数值", row.statusCode())));
        }
    }

    private static void checkConfidentiality(ObservationText row, List<RowProblem> wrong) {
        if (!CONFIDENTIALITIES.contains(row.confidentialityCode())) {
            wrong.add(new RowProblem(
                    "confidentiality",
                    row.confidentiality(),
                    Message.of(
                            "'%s' is no confidentiality; use F (free), C (confidential) or N (not for publication)",
                            "“%s”不是保密状态；请使用 F（公开）、C（保密）或 N（不公布）", row.confidentialityCode())));
        }
    }

    /** The row as it may be stored; call it only where {@link #check} found nothing. */
    public static CheckedObservation checked(long line, ObservationText row) {
        @Nullable SentNumber value = row.value();
        return new CheckedObservation(
                line,
                row.indicator(),
                row.region(),
                row.sectorCode(),
                row.period(),
                value == null ? null : value.value(),
                row.statusCode(),
                row.confidentialityCode());
    }
}
