package org.hengce.gateway.oidc;

import java.util.regex.Pattern;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A page of ours to go to after signing in, and nothing else: a link of ours must not lead to somebody else's page. */
final class ReturnPath {
    // Printable ASCII that browsers take for a path: not "//host", nor "/\host", which some read as "//host".
    static final String FORM = "/(?![/\\\\])[\\x21\\x23-\\x3b\\x3d\\x3f-\\x5b\\x5d-\\x7e]{0,2000}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private ReturnPath() {}

    /** @throws Problem 400 if it leads elsewhere */
    static String of(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return "/";
        }
        if (!PATTERN.matcher(asked).matches()) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "returnTo must be a path of this server, as '/policies'; it begins with one '/'",
                            "returnTo 须为本服务器上的路径，例如“/policies”，且以单个“/”开头"));
        }
        return asked;
    }
}
