package org.hengce.policy.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * What makes a coverage one. A region may be covered again later, never twice at once; evaluations take it for treated since the
 * first time. A part named beside its whole is no overlap: it has a time of its own, as a pilot city before its province has.
 */
final class CoverageRules {
    private final TextCheck check;
    private final Map<String, List<Spell>> spells = new HashMap<>();
    private final Set<String> units = new TreeSet<>();

    private CoverageRules(TextCheck check) {
        this.check = check;
    }

    /** One time in which a region is covered. */
    private record Spell(int index, Coverage covered, LocalDate first, LocalDate last) {
        boolean overlaps(Spell other) {
            return !last.isBefore(other.first) && !other.last.isBefore(first);
        }
    }

    static void check(List<Coverage> coverage, TextCheck check) {
        if (coverage.isEmpty()) {
            check.wrong(
                    "coverage",
                    "a policy covers at least one region; say which and from when",
                    "政策至少覆盖一个地区；请说明地区及起始时间");
        }
        check.atMost("coverage", coverage, 4_000);
        CoverageRules rules = new CoverageRules(check);
        for (int i = 0; i < coverage.size(); i++) {
            Coverage covered = coverage.get(i);
            check.code("coverage[%d].region".formatted(i), covered.region(), Codes.CODE);
            rules.intensity(i, covered);
            rules.spell(i, covered).ifPresent(rules::once);
        }
        if (rules.units.size() > 1) {
            check.wrong(
                    "coverage",
                    "intensities are in %s; give all of them in one unit, else nothing can be compared",
                    "强度的单位有 %s；请统一单位，否则无法比较",
                    rules.units);
        }
    }

    private void intensity(int i, Coverage covered) {
        String field = "coverage[%d].intensityUnit".formatted(i);
        @Nullable String unit = covered.intensityUnit();
        if (unit != null) {
            check.line(field, unit, 100);
            units.add(unit);
        } else if (covered.intensity() != null) {
            check.wrong(field, "an intensity needs its unit, as 'percent of the tax'", "强度须注明单位，例如“税额的百分比”");
        }
    }

    /** Empty where it is not told, or wrong. */
    private Optional<Spell> spell(int i, Coverage covered) {
        String at = "coverage[%d]".formatted(i);
        check.present(at + ".from", covered.from());
        @Nullable Period from = check.period(at + ".from", covered.from());
        @Nullable Period to = check.period(at + ".to", covered.to());
        if (from == null || (covered.to() != null && to == null)) {
            return Optional.empty();
        }
        LocalDate last = to == null ? LocalDate.MAX : to.last();
        if (last.isBefore(from.first())) {
            check.wrong(at + ".to", "'%s' is before '%s'", "“%s”早于“%s”", covered.to(), covered.from());
            return Optional.empty();
        }
        return Optional.of(new Spell(i, covered, from.first(), last));
    }

    private void once(Spell spell) {
        List<Spell> before =
                spells.computeIfAbsent(String.valueOf(spell.covered().region()), region -> new ArrayList<>());
        before.stream()
                .filter(spell::overlaps)
                .findFirst()
                .ifPresent(other -> check.wrong(
                        "coverage[%d].region".formatted(spell.index()),
                        "'%s' is covered already at that time, by coverage[%d] from %s to %s; end that one first, or name the region once",
                        "“%s”在该时段已由 coverage[%d]（%s 至 %s）覆盖；请先结束前者，或只列一次",
                        spell.covered().region(),
                        other.index(),
                        other.covered().from(),
                        other.covered().to() == null ? "…" : other.covered().to()));
        before.add(spell);
    }
}
