package org.hengce.indicator.observations;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hengce.contracts.Period;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.Whole;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.workbook.Cells;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Values as SDMX-CSV 2.0: one dataflow for each indicator, the key in columns, every row to be inserted (ACTION I). */
@Provider
@Produces(SdmxCsv.TYPE)
public class SdmxCsv implements MessageBodyWriter<Page<ObservationView>> {
    public static final String TYPE = "application/vnd.sdmx.data+csv;version=2.0.0";

    private static final String VERSION = "2.0.0";
    private static final List<String> HEADER = List.of(
            "STRUCTURE",
            "STRUCTURE_ID",
            "ACTION",
            "FREQ",
            "INDICATOR",
            "REF_AREA",
            "SECTOR",
            "TIME_PERIOD",
            "OBS_VALUE",
            "OBS_STATUS",
            "CONF_STATUS",
            "UNIT_MEASURE",
            "DECIMALS");

    @Inject
    Jdbi jdbi;

    @Inject
    UriInfo uri;

    /**
     * Refuses another version than ours, and what the format has no column for.
     *
     * @param history whether every vintage is asked for
     * @throws Problem 406 for another version, 400 for vintages
     */
    static void requirePossible(List<MediaType> accepted, boolean history) {
        MediaType wanted = accepted.get(0);
        if (wanted.isWildcardSubtype() || !wanted.isCompatible(MediaType.valueOf(TYPE))) {
            return;
        }
        if (history) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "SDMX-CSV has one value for each key; ask for history=true as JSON, CSV or XLSX",
                            "SDMX-CSV 中每个键只有一个值；如需 history=true，请使用 JSON、CSV 或 XLSX"));
        }
        @Nullable String version = wanted.getParameters().get("version");
        if (version != null && !version.equals(VERSION)) {
            throw Problem.of(
                    ProblemType.NOT_ACCEPTABLE,
                    Message.of(
                            "SDMX-CSV is written in version %s, not %s; ask for that one",
                            "SDMX-CSV 仅提供 %s 版，不提供 %s 版", VERSION, version));
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Page.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Page<ObservationView> first,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, TYPE);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(HEADER);
        boolean whole = Whole.isAsked(uri);
        Attributes attributes = attributes(first);
        @Nullable Page<ObservationView> page = first;
        while (page != null) {
            page.items().forEach(row -> csv.writeRecord(record(row, attributes)));
            csv.flush();
            page = whole ? page.next() : null;
        }
        text.flush();
    }

    private record Attributes(String unitMeasure, String decimals) {}

    private Attributes attributes(Page<ObservationView> page) {
        if (page.items().isEmpty()) {
            return new Attributes("", "");
        }
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT text->>'unitMeasure' AS unit, text->>'decimals' AS decimals FROM indicator WHERE code = :code")
                .bind("code", page.items().get(0).indicator())
                .map((row, context) ->
                        new Attributes(Cells.text(row.getString("unit")), String.valueOf(row.getString("decimals"))))
                .one());
    }

    private static List<String> record(ObservationView row, Attributes attributes) {
        return List.of(
                "dataflow",
                "HENGCE:%s(1.0.0)".formatted(row.indicator()),
                "I",
                Period.parse(row.period()).frequency().name(),
                row.indicator(),
                row.region(),
                row.sector(),
                row.period(),
                row.value() == null ? "" : Cells.number(row.value()),
                row.status(),
                row.confidentiality(),
                attributes.unitMeasure(),
                attributes.decimals());
    }
}
