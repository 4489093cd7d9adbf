package org.hengce.kit.regions;

import java.util.Set;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Where a caller has a right: everywhere, or in some regions and all that lies below them today. */
public final class RegionScope {
    private static final RegionScope EVERYWHERE = new RegionScope(null);

    private final @Nullable Set<String> codes;

    private RegionScope(@Nullable Set<String> codes) {
        this.codes = codes;
    }

    static RegionScope everywhere() {
        return EVERYWHERE;
    }

    static RegionScope of(Set<String> codes) {
        return new RegionScope(Set.copyOf(codes));
    }

    public boolean isEverywhere() {
        return codes == null;
    }

    /** Whether the region is within it; one that is not known yet is outside every limited scope. */
    public boolean covers(@Nullable String region) {
        return codes == null || (region != null && codes.contains(region));
    }

    /** All regions within it; none if it is everywhere, ask {@link #isEverywhere} first. */
    public Set<String> codes() {
        return codes == null ? Set.of() : codes;
    }

    /** 403 for what belongs to no region: national definitions are not for those who have one. */
    public void requireEverywhere() {
        if (!isEverywhere()) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    Message.of(
                            "your rights are limited to regions, and this belongs to none; ask somebody whose rights are not",
                            "您的权限限于部分地区，而此内容不属于任何地区；请联系权限不受地区限制的人员"));
        }
    }

    /** What is said of a field that names a region outside. */
    public static Message outside(@Nullable String region) {
        return Message.of(
                "region '%s' is not among those that you may write, nor below one of them",
                "地区“%s”不在您可写入的地区及其下级之内", region);
    }

    /** 403, to which the fields that name regions outside are added. */
    public static Problem refused() {
        return Problem.of(
                ProblemType.FORBIDDEN,
                Message.of(
                        "your rights are limited to regions that do not include all of this; nothing was changed",
                        "您的权限所限地区不包括此内容的全部；没有任何内容被修改"));
    }
}
