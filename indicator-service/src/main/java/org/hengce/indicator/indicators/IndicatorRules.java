package org.hengce.indicator.indicators;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.PlannedRelease;
import org.hengce.indicator.EntryText;
import org.hengce.indicator.Violations;
import org.hengce.kit.clock.DayOrInstant;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What makes a well-formed text the definition of an indicator. */
final class IndicatorRules {
    private IndicatorRules() {}

    static void check(IndicatorText text, Violations wrong) {
        EntryText.text("name", text.name(), EntryText.NAME, wrong);
        EntryText.text("source", text.source(), EntryText.NOTE, wrong);
        EntryText.text("definition", text.definition(), EntryText.NOTE, wrong);
        checkReleases(text, wrong);
        checkBreaks(text, wrong);
        if (text.quality() != null) {
            checkQuality(text.quality(), wrong.part("quality"));
        }
        if (text.rules() != null) {
            checkRules(text, text.rules(), wrong.part("rules"));
        }
    }

    private static void checkReleases(IndicatorText text, Violations wrong) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < text.releases().size(); i++) {
            PlannedRelease release = text.releases().get(i);
            Violations at = wrong.item("releases", i);
            @Nullable Period period = period("period", release.period(), text, at);
            once(release.period(), seen, at);
            @Nullable Instant on = dayOrInstant(release.on(), at);
            if (period != null && on != null && on.isBefore(beginning(period))) {
                at.add(
                        "on",
                        Message.of(
                                "%s is before %s begins; values of a period come after it has begun",
                                "%s 早于 %s 的开始；一个时期的数值应在其开始之后发布", release.on(), release.period()));
            }
        }
    }

    /** As early as it begins anywhere: what is refused is wrong wherever one is. */
    private static Instant beginning(Period period) {
        return period.first().atStartOfDay(ZoneId.of("Etc/GMT-14")).toInstant();
    }

    private static @Nullable Instant dayOrInstant(String text, Violations wrong) {
        try {
            return DayOrInstant.beginning("on", text);
        } catch (Problem neither) {
            wrong.add("on", neither.detail());
            return null;
        }
    }

    private static void checkBreaks(IndicatorText text, Violations wrong) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < text.breaks().size(); i++) {
            Violations at = wrong.item("breaks", i);
            String period = text.breaks().get(i).period();
            period("period", period, text, at);
            once(period, seen, at);
            EntryText.text("note", text.breaks().get(i).note(), EntryText.NOTE, at);
        }
    }

    private static void once(String period, Set<String> seen, Violations wrong) {
        if (!seen.add(period)) {
            wrong.add("period", Message.of("%s stands here twice; say it once", "%s 出现了两次；请只写一次", period));
        }
    }

    private static @Nullable Period period(String field, String text, IndicatorText indicator, Violations wrong) {
        try {
            Period period = Period.parse(text);
            if (period.frequency() == indicator.frequency()) {
                return period;
            }
            wrong.add(
                    field,
                    Message.of(
                            "%s is of frequency %s, the indicator of %s; use its periods",
                            "%s 的频率为 %s，而指标的频率为 %s；请使用相应的时期", text, period.frequency(), indicator.frequency()));
        } catch (IllegalArgumentException none) {
            wrong.add(
                    field,
                    new Message(
                            String.valueOf(none.getMessage()),
                            "“%s”不是时期；请写成 2021、2021-Q3、2021-07、2021-W05 或 2021-07-15".formatted(text)));
        }
        return null;
    }

    private static void checkQuality(QualityRecord quality, Violations wrong) {
        quality.texts().forEach((field, text) -> EntryText.text(field, text, EntryText.NOTE, wrong));
        EntryText.day("certifiedOn", quality.certifiedOn(), wrong);
        if (quality.contact() != null) {
            EntryText.text("organisation", quality.contact().organisation(), EntryText.NAME, wrong.part("contact"));
        }
        if (quality.contact() == null && quality.texts().isEmpty()) {
            wrong.add(
                    "contact",
                    Message.of(
                            "the record says nothing; fill in a part of it or leave it out",
                            "质量记录没有内容；请填写其中一项，或省略整个记录"));
        }
    }

    private static void checkRules(IndicatorText text, QualityRules rules, Violations wrong) {
        QualityRules.@Nullable Range range = rules.range();
        if (range != null) {
            checkRange(range, wrong.part("range"));
        }
        if (rules.balance() != null && text.aggregation() != Aggregation.SUM) {
            wrong.add(
                    "balance",
                    Message.of(
                            "only of an indicator with aggregation SUM do parts make up the whole; this one has %s",
                            "只有汇总方式为 SUM 的指标，各部分之和才等于整体；此指标为 %s", text.aggregation()));
        }
        QualityRules.@Nullable Expected expected = rules.expected();
        if (expected != null) {
            Violations at = wrong.part("expected");
            period("from", expected.from(), text, at);
            checkLag(expected.lag(), at);
            if (expected.regions() != null
                    && new HashSet<>(expected.regions()).size()
                            < expected.regions().size()) {
                at.add("regions", Message.of("a region stands here twice; name each once", "有地区重复；每个地区只能出现一次"));
            }
        }
    }

    private static void checkRange(QualityRules.Range range, Violations wrong) {
        if (range.min() == null && range.max() == null) {
            wrong.add("min", Message.of("give min, max or both", "请给出 min、max 或两者"));
        }
        if (range.min() != null && range.max() != null && range.min() > range.max()) {
            wrong.add("max", Message.of("max, %s, is below min, %s", "最大值 %s 小于最小值 %s", range.max(), range.min()));
        }
    }

    private static void checkLag(@Nullable String lag, Violations wrong) {
        try {
            if (lag != null) {
                java.time.Period.parse(lag);
            }
        } catch (DateTimeException none) {
            wrong.add(
                    "lag",
                    Message.of("'%s' is no length of time; write it as P90D or P3M", "“%s”不是时间长度；请写成 P90D 或 P3M", lag));
        }
    }
}
