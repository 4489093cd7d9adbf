package org.hengce.kit.etag;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The revision of a register entry as an ETag, and the check of {@code If-Match} against it. */
public record Revision(long number) {
    private static final Pattern SHOWN = Pattern.compile("(?<=\")([0-9]+)\\.[0-9A-Za-z]+(?=\")");

    public EntityTag tag() {
        return new EntityTag(Long.toString(number));
    }

    /**
     * Of an answer that shows more than the revision holds, as what others own: differs when that does, and names the same
     * revision to who changes it.
     *
     * @param shown letters and digits that differ when the rest does; empty where there is none
     */
    public EntityTag tag(String shown) {
        return shown.isEmpty() ? tag() : new EntityTag(number + "." + shown);
    }

    /**
     * Refuses a change that does not name this revision.
     *
     * @throws Problem 428 without {@code If-Match}, 400 when it is malformed, 412 when it names another
     */
    public void requireMatch(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                    ProblemType.PRECONDITION_REQUIRED,
                    Message.of(
                            "send If-Match with the ETag that you read, so that nobody's change is lost",
                            "请在 If-Match 中提供您读取到的 ETag，以免覆盖他人的修改"));
        }
        String revisions = SHOWN.matcher(ifMatch).replaceAll("$1");
        if (TagList.parse(HttpHeaders.IF_MATCH, revisions).matchesStrongly("\"%d\"".formatted(number))) {
            return;
        }
        throw Problem.of(
                ProblemType.STALE,
                Message.of(
                        "it is at revision \"%d\" now, not %s; read it again and repeat your change",
                        "当前版本为 \"%d\"，而不是 %s；请重新读取后再修改", number, ifMatch));
    }

    /** 412: a change of something that is not there; without {@code If-Match} it would be made. */
    public static Problem nothingToMatch() {
        return Problem.of(
                ProblemType.STALE,
                Message.of(
                        "there is nothing that If-Match could name; leave it out to make a new entry",
                        "没有可与 If-Match 匹配的内容；如需新建请去掉该请求头"));
    }
}
