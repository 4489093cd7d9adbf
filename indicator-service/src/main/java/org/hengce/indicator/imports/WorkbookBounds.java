package org.hengce.indicator.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/**
 * Looks at a workbook before it is read: it is a ZIP file of XML, and a small one may unpack to anything. All of it is unpacked
 * once and thrown away, since what a ZIP file says of its sizes need not be true.
 */
final class WorkbookBounds {
    /** A full sheet of a million rows takes a third of this. */
    private static final long LARGEST = 1L << 30;

    /** Only what small files unpack to is counted against their size: XML of repeated rows shrinks to a fiftieth. */
    private static final int LARGEST_RATIO = 150;

    private static final long SMALL = 10L << 20;
    /** All that is not a sheet is held in memory: above all the texts that cells share. */
    private static final long LARGEST_IN_MEMORY = 64L << 20;

    private static final int MOST_ENTRIES = 10_000;
    /** A cell holds 32,767 characters at most, a row 16,384 cells, whose columns have up to three letters. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int MOST_TAGS_IN_A_ROW = 200_000;
    private static final int MOST_LETTERS = 3;

    private WorkbookBounds() {}

    /** @throws Problem 422 if this is no workbook or unpacks to more than is read */
    static void require(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null) {
                throw noWorkbook("it has no [Content_Types].xml");
            }
            if (zip.size() > MOST_ENTRIES) {
                throw tooLarge();
            }
            long whole = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream content = zip.getInputStream(entry)) {
                    whole += size(entry, content, LARGEST - whole);
                }
            }
        } catch (ZipException e) {
            throw noWorkbook(String.valueOf(e.getMessage()));
        }
    }

    private static long size(ZipEntry entry, InputStream content, long room) throws IOException {
        boolean sheet = entry.getName().toLowerCase(Locale.ROOT).startsWith("xl/worksheets/");
        long most = sheet ? room : Math.min(room, LARGEST_IN_MEMORY);
        long packed = Math.max(1, entry.getCompressedSize());
        Tags tags = new Tags(sheet);
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            size += read;
            if (size > most || (size > SMALL && size / packed > LARGEST_RATIO)) {
                throw tooLarge();
            }
            tags.look(buffer, read);
        }
        return size;
    }

    /** Watches for single things that would not fit into memory, in XML that is not parsed yet. */
    private static final class Tags {
        private final boolean sheet;
        private int sinceTag;
        private int tagsInRow;
        private int lastFour;
        private int letters = -1;

        Tags(boolean sheet) {
            this.sheet = sheet;
        }

        void look(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                sinceTag = b == '<' ? 0 : sinceTag + 1;
                if (sinceTag > LONGEST_TEXT || (sheet && tooMuchInRow(b))) {
                    throw tooLarge();
                }
            }
        }

        private boolean tooMuchInRow(byte b) {
            lastFour = lastFour << 8 | (b & 0xFF);
            if (b == '<') {
                tagsInRow++;
            } else if (lastFour == ('r' << 24 | 'o' << 16 | 'w' << 8 | '>')
                    || lastFour == ('r' << 24 | 'o' << 16 | 'w' << 8 | ' ')) {
                tagsInRow = 0;
            }
            if (lastFour == (' ' << 24 | 'r' << 16 | '=' << 8 | '"')) {
                letters = 0;
            } else if (letters >= 0) {
                boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
                letters = letter ? letters + 1 : -1;
            }
            return tagsInRow > MOST_TAGS_IN_A_ROW || letters > MOST_LETTERS;
        }
    }

    static Problem noWorkbook(String why) {
        return Problem.invalid(
                "file",
                Message.of(
                        "the file says that it is XLSX and is not (%s); save it as an Excel workbook (.xlsx), or send CSV as text/csv",
                        "文件声称为 XLSX，但并不是（%s）；请另存为 Excel 工作簿（.xlsx），或以 text/csv 发送 CSV", why));
    }

    private static Problem tooLarge() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the workbook unpacks to more than is read of one (%d MB, %d MB for all but sheets, %d times its size, cells and rows as Excel bounds them); send CSV, which may have any size",
                        "工作簿解压后超出可读范围（共 %d MB，除工作表外 %d MB，或为其大小的 %d 倍，单元格和行以 Excel 的上限为准）；请改用不限大小的 CSV",
                        LARGEST >> 20,
                        LARGEST_IN_MEMORY >> 20,
                        LARGEST_RATIO));
    }
}
