package org.hengce.kit.paging;

import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The media types of a list as a table, and what may be asked of them. */
public final class TableTypes {
    public static final String CSV = "text/csv";
    /** The items of a list as its JSON has them, one a line. */
    public static final String JSON_LINES = "application/jsonl";

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Query parameter: whether a CSV file begins with a byte-order mark, by which Excel knows UTF-8. */
    public static final String BOM = "bom";

    private TableTypes() {}

    /** Whether an operation offers its list as CSV. */
    public static boolean offeredBy(Method operation) {
        @Nullable Produces produces = operation.getAnnotation(Produces.class);
        return produces != null && Arrays.asList(produces.value()).contains(CSV);
    }

    /**
     * Refuses a value of {@code ?bom=} that is none.
     *
     * @throws Problem 400
     */
    public static void requireBom(@Nullable String bom) {
        if (bom != null && !Set.of("true", "false").contains(bom)) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of("bom is true or false, not '%s'", "bom 应为 true 或 false，而不是“%s”", bom));
        }
    }
}
