package org.hengce.indicator.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/**
 * Looks at a workbook before it is read: it is a ZIP file of XML, and a small one may unpack to anything. All of it is unpacked
 * and parsed once and thrown away, since what a ZIP file says of its sizes need not be true, nor what an entry's name says of
 * its use.
 */
final class WorkbookBounds {
    /** A full sheet of a million rows takes a third of this. */
    private static final long LARGEST = 1L << 30;

    /** Only what small files unpack to is counted against their size: XML of repeated rows shrinks to a fiftieth. */
    private static final int LARGEST_RATIO = 150;

    private static final long SMALL = 10L << 20;
    private static final int MOST_ENTRIES = 10_000;

    /** What no parser could read has to be small: old drawings are no XML, though they begin like it. */
    private static final long LARGEST_UNREADABLE = 1L << 20;

    /** A cell holds 32,767 characters at most. */
    private static final int LONGEST_WITHOUT_TAG = 1 << 20;

    private final ZipFile zip;
    private long whole;
    private long held;

    private WorkbookBounds(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Unpacks a file to nowhere.
     *
     * @return about how many bytes of memory its reading takes beside the row that is read
     * @throws Problem 422 if this is no workbook or unpacks to more than is read
     */
    static long require(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new WorkbookBounds(zip).measure();
        } catch (ZipException e) {
            throw noWorkbook(String.valueOf(e.getMessage()));
        }
    }

    private long measure() throws IOException {
        ZipEntry types = zip.getEntry(WorkbookParts.CONTENT_TYPES);
        if (types == null) {
            throw noWorkbook("it has no " + WorkbookParts.CONTENT_TYPES);
        }
        if (zip.size() > MOST_ENTRIES) {
            throw tooLarge();
        }
        WorkbookParts parts = WorkbookParts.named(bytes(types));
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
                throw tooLarge();
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
        WorkbookWeight weight = new WorkbookWeight(isHeld, held);
        try {
            weight.weigh(content);
        } catch (Problem tooMuch) {
            throw tooMuch;
        } catch (XMLStreamException | RuntimeException e) {
            // What parsers say of a file that is damaged is as varied as the damage.
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                throw noWorkbook(name + " is no XML");
            }
            content.most = content.size + LARGEST_UNREADABLE;
        }
        held = weight.held();
    }

    /** What comes out of an entry, and how much of it may. */
    private final class Unpacked extends FilterInputStream {
        private final long packed;
        private long most = LARGEST;
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
            if (size > most || whole > LARGEST || (size > SMALL && size / packed > LARGEST_RATIO)) {
                throw tooLarge();
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
                    throw tooLarge();
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

    static Problem noWorkbook(String why) {
        return Problem.invalid(
                "file",
                Message.of(
                        "the file says that it is XLSX and is not (%s); save it as an Excel workbook (.xlsx), or send CSV as text/csv",
                        "文件声称为 XLSX，但并不是（%s）；请另存为 Excel 工作簿（.xlsx），或以 text/csv 发送 CSV", why));
    }

    static Problem tooLarge() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the workbook unpacks to more than is read of one (%d MB, %d times its size, %d MB for the texts that cells share, cells and rows as Excel bounds them); send CSV, which may have any size",
                        "工作簿解压后超出可读范围（共 %d MB，为其大小的 %d 倍，单元格共享文本 %d MB，单元格和行以 Excel 的上限为准）；请改用不限大小的 CSV",
                        LARGEST >> 20,
                        LARGEST_RATIO,
                        WorkbookWeight.MOST_HELD >> 20));
    }
}
