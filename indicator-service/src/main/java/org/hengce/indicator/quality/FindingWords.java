package org.hengce.indicator.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A finding in words: what was found and what was expected, not why, which only its source can know. */
final class FindingWords {
    private static final MathContext DIGITS = new MathContext(6);
    /** With more digits before or zeros behind the point a power of ten is easier to read. */
    private static final int LONGEST = 15;

    private FindingWords() {}

    static LocalizedText of(
            Rule rule,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String against,
            @Nullable Double score) {
        String found = number(value);
        String from = number(low);
        String to = number(high);
        return switch (rule) {
            case RANGE ->
                text(
                        "%s is outside the range from %s to %s".formatted(found, from, to),
                        "%s 超出范围 %s 至 %s".formatted(found, from, to));
            case JUMP ->
                text(
                        "%s is further from the value of %s than usual; from %s to %s was expected"
                                .formatted(found, against, from, to),
                        "%s 与 %s 的数值相差过大；预期为 %s 至 %s".formatted(found, against, from, to));
            case REGION_BALANCE ->
                text(
                        "the regions below make up %s to %s, the region itself has %s".formatted(from, to, found),
                        "下级地区合计为 %s 至 %s，本地区的数值为 %s".formatted(from, to, found));
            case SECTOR_BALANCE ->
                text(
                        "the sectors below make up %s to %s, the sector itself has %s".formatted(from, to, found),
                        "下级行业合计为 %s 至 %s，本行业的数值为 %s".formatted(from, to, found));
            case MISSING -> text("a value is due and not there", "应有的数值尚未提供");
            case OUTLIER ->
                text(
                        "the change against %s is unusual for this series (modified z-score %s); from %s to %s was expected"
                                .formatted(against, number(score), from, to),
                        "相对 %s 的变化在该序列中异常（修正 z 分数 %s）；预期为 %s 至 %s".formatted(against, number(score), from, to));
        };
    }

    private static LocalizedText text(String en, String zh) {
        return new LocalizedText(zh, en);
    }

    private static String number(@Nullable Double number) {
        if (number == null) {
            return "…";
        }
        BigDecimal rounded = new BigDecimal(number, DIGITS).stripTrailingZeros();
        boolean readable = Math.abs(rounded.precision() - rounded.scale()) <= LONGEST;
        return readable ? rounded.toPlainString() : rounded.toString();
    }
}
