package org.hengce.gateway.http;

import java.util.HexFormat;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Path and query as they may be sent. No name in our paths needs a control character, a slash, a backslash, a semicolon or a percent sign,
 * encoded or not; whoever sends one wants another reader to see another path.
 */
final class RequestTarget {
    private static final int BROKEN = -1;
    private static final int DELETE = 0x7f;

    private RequestTarget() {}

    static @Nullable Problem wrongWith(@Nullable String path, @Nullable String query) {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            return malformed("the address has no path that begins with '/'", "请求地址缺少以“/”开头的路径");
        }
        if (hasForeign(path)) {
            return malformed(
                    "the path has what no path here has: control characters, '\\', ';', an encoded '/' or '%', or bad percent-encoding",
                    "路径含有此处不使用的内容：控制字符、“\\”、“;”、编码的“/”或“%”，或错误的百分号编码");
        }
        if (query != null && hasControl(query)) {
            return malformed(
                    "the query has control characters, spaces or bad percent-encoding; encode it as UTF-8, %XX for each byte",
                    "查询参数含有控制字符、空格或错误的百分号编码；请按 UTF-8 逐字节以 %XX 编码");
        }
        return null;
    }

    private static boolean hasForeign(String path) {
        for (int i = 0; i < path.length(); i++) {
            int c = path.charAt(i);
            if (c == '%') {
                c = encoded(path, i);
                i += 2;
                if (c == '/' || c == '%') {
                    return true;
                }
            } else if (c > DELETE || c == ' ') {
                return true; // must be encoded
            }
            if (c < ' ' || c == DELETE || c == '\\' || c == ';') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasControl(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= ' ' || c == DELETE || (c == '%' && encoded(query, i) == BROKEN)) {
                return true;
            }
        }
        return false;
    }

    /** The byte that the three characters stand for. */
    private static int encoded(String text, int at) {
        if (at + 2 >= text.length()
                || !HexFormat.isHexDigit(text.charAt(at + 1))
                || !HexFormat.isHexDigit(text.charAt(at + 2))) {
            return BROKEN;
        }
        return HexFormat.fromHexDigits(text, at + 1, at + 3);
    }

    private static Problem malformed(String en, String zh) {
        return Problem.of(ProblemType.MALFORMED, new Message(en, zh));
    }
}
