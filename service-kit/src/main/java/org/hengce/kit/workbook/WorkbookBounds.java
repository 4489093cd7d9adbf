package org.hengce.kit.workbook;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.hengce.kit.problem.Problem;

/**
 * Looks at a workbook before it is read: it is a ZIP file of XML, and a small one may unpack to anything. All of it is unpacked
 * and parsed once and thrown away, since what a ZIP file says of its sizes need not be true, nor what an entry's name says of
 * its use.
 */
final class WorkbookBounds {
    /** How a file of OLE2 begins: an old workbook, or an encrypted one. */
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private static final long SMALL = 10L << 20;
    private static final int MOST_ENTRIES = 10_000;

    /** What no parser could read has to be small: old drawings are no XML, though they begin like it. */
    private static final long LARGEST_UNREADABLE = 1L << 20;

    /** A cell holds 32,767 characters at most. */
    private static final int LONGEST_WITHOUT_TAG = 1 << 20;

    private final ZipFile zip;
    private final WorkbookLimits limits;
    private long whole;
    private long held;

    private WorkbookBounds(ZipFile zip, WorkbookLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * Unpacks a file to nowhere.
     *
     * @return about how many bytes of memory its reading takes beside the row that is read
     * @throws Problem 422 if this is no workbook or unpacks to more than is read
     */
    static long require(Path file, WorkbookLimits limits) throws IOException {
        try (InputStream start = Files.newInputStream(file)) {
            if (Arrays.equals(start.readNBytes(OLE2.length), OLE2)) {
                throw limits.otherFormat();
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new WorkbookBounds(zip, limits).measure();
        } catch (ZipException e) {
            throw limits.noWorkbook(String.valueOf(e.getMessage()));
        }
    }

    private long measure() throws IOException {
        ZipEntry types = zip.getEntry(WorkbookParts.CONTENT_TYPES);
        if (types == null) {
            throw limits.noWorkbook("it has no " + WorkbookParts.CONTENT_TYPES);
        }
        if (zip.size() > MOST_ENTRIES) {
            throw limits.tooLarge();
        }
        WorkbookParts parts = WorkbookParts.named(bytes(types), limits);
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            measure(entry, parts.isHeld(entry.getName()));
        }
        return held;
    }

    private byte[] bytes(ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] start = content.readNBytes((int) LARGEST_UNREADABLE);
            if (content.read() >= 0) {
                throw limits.tooLarge();
            }
            return start;
        }
    }

    private void measure(ZipEntry entry, boolean isHeld) throws IOException {
        try (InputStream content = new BufferedInputStream(zip.getInputStream(entry))) {
            content.mark(1);
            int first = content.read();
            content.reset();
            boolean isXml = beginsAsXml(first);
            Unpacked unpacked = new Unpacked(content, Math.max(1, entry.getCompressedSize()), isXml);
            if (isXml) {
                weigh(entry.getName(), unpacked, isHeld);
            }
            unpacked.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** In any encoding that a parser knows: with a tag, white space or a byte-order mark. */
    private static boolean beginsAsXml(int first) {
        return first == '<' || (first >= 0 && first <= ' ') || first >= 0xEF;
    }

    private void weigh(String name, Unpacked content, boolean isHeld) throws IOException {
        WorkbookWeight weight = new WorkbookWeight(limits, isHeld, held);
        try {
            weight.weigh(content);
        } catch (Problem tooMuch) {
            throw tooMuch;
        } catch (XMLStreamException | RuntimeException e) {
            // What parsers say of a file that is damaged is as varied as the damage.
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                throw limits.noWorkbook(name + " is no XML");
            }
            content.most = content.size + LARGEST_UNREADABLE;
        }
        held = weight.held();
    }

    /** What comes out of an entry, and how much of it may. */
    private final class Unpacked extends FilterInputStream {
        private final long packed;
        private long most = limits.unpacked();
        private final boolean isXml;
        private long size;
        private int sinceTag;

        Unpacked(InputStream content, long packed, boolean isXml) {
            super(content);
            this.packed = packed;
            this.isXml = isXml;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read <= 0) {
                return read;
            }
            size += read;
            whole += read;
            if (size > most
                    || whole > limits.unpacked()
                    || (size > SMALL && size / packed > WorkbookLimits.LARGEST_RATIO)) {
                throw limits.tooLarge();
            }
            if (isXml) {
                lookForTags(bytes, offset, read);
            }
            return read;
        }

        /** A parser holds a tag as a whole, before anybody is asked whether it may be so long. */
        private void lookForTags(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                sinceTag = bytes[i] == '<' ? 0 : sinceTag + 1;
                if (sinceTag > LONGEST_WITHOUT_TAG) {
                    throw limits.tooLarge();
                }
            }
        }

        /** The parser closes what it has read, or could not; whoever opened it does. */
        @Override
        public void close() {}

        /** No parser reads byte by byte; whoever does shall be counted, too. */
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }
    }
}
