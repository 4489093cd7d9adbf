package org.hengce.reports.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;

/** The same report is to have the same bytes: its dates are that of the run, not that of the typesetting. */
final class FixedDates {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private FixedDates() {}

    static void in(PDDocument document, @Nullable String madeOn) throws IOException {
        LocalDate day = madeOn == null ? LocalDate.EPOCH : LocalDate.parse(madeOn);
        Calendar date = GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(date);
        document.getDocumentInformation().setModificationDate(date);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            metadata.importXMPMetadata(
                    DATE.matcher(xmp).replaceAll(day + "T00:00:00+00:00").getBytes(StandardCharsets.UTF_8));
        }
    }
}
