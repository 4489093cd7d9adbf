package org.hengce.acceptance.disclosure;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** An answer as text: archives, workbooks, tables of columns and compressed files taken apart. */
final class Unpacked {
    private Unpacked() {}

    /** By the name within it, for what is none under the empty name. */
    static Map<String, String> of(byte[] answer) {
        Map<String, String> parts = new TreeMap<>();
        add(parts, "", answer);
        return parts;
    }

    private static void add(Map<String, String> parts, String name, byte[] bytes) {
        try {
            if (begins(bytes, 'P', 'K')) {
                addAll(parts, name, bytes);
            } else if (begins(bytes, 0x1f, 0x8b)) {
                add(parts, name, new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
            } else if (begins(bytes, '%', 'P', 'D', 'F')) {
                parts.put(name, words(bytes));
            } else if (begins(bytes, 'P', 'A', 'R', '1')) {
                parts.put(name, rows(bytes));
            } else {
                parts.put(name, new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** By the archive's table of contents, since workbooks do not say the size of a part before it. */
    private static void addAll(Map<String, String> parts, String name, byte[] bytes) throws IOException {
        Path file = Files.createTempFile("hengce", ".zip");
        try {
            Files.write(file, bytes);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                    add(
                            parts,
                            name + "!" + entry.getName(),
                            zip.getInputStream(entry).readAllBytes());
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    /** As they are read: compressed bytes would now and then look like any number. */
    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String rows(byte[] parquet) throws IOException {
        Path file = Files.createTempFile("hengce", ".parquet");
        try {
            Files.write(file, parquet);
            return ParquetReader.streamContent(file.toFile(), new Rows()).collect(Collectors.joining("\n"));
        } finally {
            Files.delete(file);
        }
    }

    /** Cells as words. */
    private static final class Rows implements Hydrator<StringBuilder, String, String[]> {
        @Override
        public StringBuilder start() {
            return new StringBuilder();
        }

        @Override
        public StringBuilder add(StringBuilder row, String[] column, Object cell) {
            return row.append(cell).append(' ');
        }

        @Override
        public String finish(StringBuilder row) {
            return row.toString();
        }
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
