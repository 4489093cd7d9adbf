package org.hengce.evaluation.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import org.hengce.methods.panel.Panel;

/** The policies of the register at one time, as far as they matter to each other. */
public final class PolicyRegister {
    /** Of this many indicators and sets of units it is remembered whom policies cover. */
    private static final long REMEMBERED = 256;

    private final List<OtherPolicy> policies;
    private final String sha256;
    private final Cache<Shape, Coverings> coverings =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** What coverings depend on beside the policies. */
    private record Shape(String regions, String indicator, List<String> units, List<String> periods) {}

    /**
     * Copies the list.
     *
     * @param policies no drafts, none retired
     * @param sha256 of the text that they are kept as; the same for the same policies
     */
    public PolicyRegister(List<OtherPolicy> policies, String sha256) {
        this.policies = policies.stream()
                .sorted(Comparator.comparing(OtherPolicy::code))
                .toList();
        this.sha256 = sha256;
    }

    /** One that is kept nowhere. */
    public static PolicyRegister of(List<OtherPolicy> policies) {
        return new PolicyRegister(policies, "");
    }

    /** In the order of their codes. */
    public List<OtherPolicy> policies() {
        return policies;
    }

    /** Of the text that they are kept as. */
    public String sha256() {
        return sha256;
    }

    /** When the units of a policy's panel were under others with a goal on the indicator. */
    Overlaps beside(String policy, String indicator, Panel panel, Register regions) {
        // A register that is kept nowhere has no name to remember it by.
        Coverings all = regions.sha256().isEmpty()
                ? coverings(indicator, panel, regions)
                : coverings.get(
                        new Shape(regions.sha256(), indicator, panel.units(), panel.periods()),
                        missing -> coverings(indicator, panel, regions));
        return all.beside(policy);
    }

    private Coverings coverings(String indicator, Panel panel, Register regions) {
        return Coverings.of(
                policies.stream()
                        .filter(policy -> policy.indicators().contains(indicator))
                        .toList(),
                panel.units(),
                panel.periods(),
                new Lineage(regions.regions()));
    }
}
