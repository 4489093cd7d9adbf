package org.hengce.kit.document;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.table.CsvText;
import org.jspecify.annotations.Nullable;

/** As what reports and charts are sent; tables have {@link org.hengce.kit.paging.TableTypes}. */
public final class DocumentTypes {
    public static final String HTML = MediaType.TEXT_HTML;
    public static final String PDF = "application/pdf";
    public static final String MARKDOWN = "text/markdown";
    public static final String SVG = "image/svg+xml";

    public static final String CONTENT_POLICY = "Content-Security-Policy";

    /** What of a request decides which document it gets. */
    public static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

    private static final Pattern NEVER = Pattern.compile("0(\\.0*)?");

    private DocumentTypes() {}

    /**
     * What the caller likes best of these; the first one where he says nothing.
     *
     * @throws Problem 406 that names them, if none will do: the framework, which would refuse it too, does not say what there is
     */
    public static String accepted(HttpHeaders headers, String... offered) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (NEVER.matcher(accepted.getParameters().getOrDefault("q", "1")).matches()) {
                continue;
            }
            for (String type : offered) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return type;
                }
            }
        }
        throw Problem.of(
                ProblemType.NOT_ACCEPTABLE,
                Message.of(
                        "it comes as %s; name one of them in Accept, or leave Accept out",
                        "可提供的格式为 %s；请在 Accept 中写明其中之一，或不写 Accept", String.join(", ", offered)));
    }

    /** A text that is told from others by what is in it. */
    public static Response.ResponseBuilder answer(String text, String type) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8), type + ";charset=UTF-8")
                .tag(new EntityTag(Sha256.hex(text)))
                .header(HttpHeaders.VARY, VARY);
    }

    /** A small table as CSV; with a byte-order mark where the address asks for one. */
    public static Response.ResponseBuilder csv(UriInfo uri, List<String> columns, List<List<@Nullable Object>> rows) {
        boolean mark = Asked.flag(TableTypes.BOM, uri.getQueryParameters().getFirst(TableTypes.BOM));
        return answer(CsvText.of(columns, rows, mark), TableTypes.CSV);
    }

    /**
     * A file that browsers show, and keep under this name.
     *
     * @param tag tells it from others
     */
    public static Response.ResponseBuilder file(byte[] bytes, String mediaType, String tag, String name) {
        return Response.ok(bytes, mediaType)
                .tag(new EntityTag(tag))
                .header(HttpHeaders.VARY, VARY)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
    }
}
