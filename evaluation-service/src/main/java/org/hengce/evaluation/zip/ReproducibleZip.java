package org.hengce.evaluation.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a ZIP whose entries all have one date, so that the same entries in the same order give the same bytes. */
public final class ReproducibleZip implements AutoCloseable {
    /** In the first year that the format knows; of its first instant the JDK writes the zone, too. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    /** Writes to a stream, which is closed with it. */
    public ReproducibleZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes an entry's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds an entry, compressed. */
    public void add(String name, Content content) throws IOException {
        zip.putNextEntry(entry(name));
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** Adds an entry as it is: what is compressed already does not become smaller. */
    public void addStored(String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
