package org.hengce.indicator.imports;

import org.hengce.indicator.imports.ImportReception.Part;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The headers of the IETF's Resumable Uploads for HTTP (draft-ietf-httpbis-resumable-upload), as structured fields. */
final class UploadHeaders {
    static final String COMPLETE = "Upload-Complete";
    static final String OFFSET = "Upload-Offset";
    static final String PARTIAL = "application/partial-upload";

    /** The largest whole number of a structured field (RFC 9651). */
    static final String LARGEST_OFFSET = "999999999999999";

    private UploadHeaders() {}

    /** Whether the request says that it may be only a part; null where it says nothing. */
    static @Nullable Part part(@Nullable String complete) {
        if (complete == null) {
            return null;
        }
        return switch (complete.strip()) {
            case "?1" -> Part.LAST;
            case "?0" -> Part.MORE_TO_COME;
            default ->
                throw malformed(Message.of(
                        "Upload-Complete is ?0 (more will come) or ?1 (the file ends here), not '%s'",
                        "Upload-Complete 应为 ?0（还有后续）或 ?1（文件到此结束），而不是“%s”", complete));
        };
    }

    static Part requirePart(@Nullable String complete) {
        @Nullable Part part = part(complete);
        if (part == null) {
            throw malformed(Message.of(
                    "say with Upload-Complete whether the file ends here (?1) or more will come (?0)",
                    "请用 Upload-Complete 说明文件是否到此结束（?1 为结束，?0 为还有后续）"));
        }
        return part;
    }

    static long requireOffset(@Nullable String offset) {
        try {
            long at = offset == null ? -1 : Long.parseLong(offset.strip());
            if (at >= 0 && at <= Long.parseLong(LARGEST_OFFSET)) {
                return at;
            }
        } catch (NumberFormatException e) {
            // told below, as for a negative one
        }
        throw malformed(Message.of(
                "say with Upload-Offset at which byte of the file this goes on, as HEAD of the import tells it",
                "请用 Upload-Offset 说明从文件的哪个字节继续，可通过对该导入任务的 HEAD 请求得知"));
    }

    static String complete(boolean open) {
        return open ? "?0" : "?1";
    }

    private static Problem malformed(Message detail) {
        return Problem.of(ProblemType.MALFORMED, detail);
    }
}
