package org.hengce.reports.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A workbook without the time at which it was written: the same report is to have the same bytes. */
final class Undated {
    private static final Pattern CREATED = Pattern.compile("(<dcterms:\\w+[^>]*>)[^<]*(</dcterms:)");
    private static final String PROPERTIES = "docProps/core.xml";

    /** In the first year that the format knows; of its first instant the JDK writes the zone, too. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Undated() {}

    static byte[] of(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length);
        // The JDK reads no entries of a stream whose headers leave out sizes, as those that are written on the go do.
        try (ZipFile in = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipArchiveEntry from : Collections.list(in.getEntriesInPhysicalOrder())) {
                ZipEntry entry = new ZipEntry(from.getName());
                entry.setTimeLocal(DATE);
                out.putNextEntry(entry);
                byte[] content = in.getInputStream(from).readAllBytes();
                out.write(from.getName().equals(PROPERTIES) ? undated(content) : content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] undated(byte[] properties) {
        return CREATED.matcher(new String(properties, StandardCharsets.UTF_8))
                .replaceAll("$1" + DATE + ":00Z$2")
                .getBytes(StandardCharsets.UTF_8);
    }
}
