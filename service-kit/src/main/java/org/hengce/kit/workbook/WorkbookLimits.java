package org.hengce.kit.workbook;

import java.time.Duration;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/**
 * What a service reads of a workbook.
 *
 * @param unpacked bytes of all its parts
 * @param held bytes of memory that its reader holds, about: the texts that cells share and the list of sheets
 * @param besides bytes of memory that the service holds of each beside that
 * @param memory bytes for all that are read at once, at least {@code held} and {@code besides}
 * @param longestWait for the memory that others take, shorter than callers wait for an answer
 * @param instead what to send where a workbook cannot be, as part of a sentence
 */
public record WorkbookLimits(
        long unpacked, long held, long besides, long memory, Duration longestWait, Message instead) {
    private static final long MEGABYTE = 1L << 20;

    /** Only what small files unpack to is counted against their size: XML of repeated rows shrinks to a fiftieth. */
    static final int LARGEST_RATIO = 150;

    /** Guards that whatever is read has room. */
    public WorkbookLimits {
        if (memory < held + besides) {
            throw new IllegalArgumentException("%d bytes have no room for %d".formatted(memory, held + besides));
        }
    }

    Problem noWorkbook(String why) {
        return Problem.invalid(
                "file",
                Message.of(
                        "the file says that it is XLSX and is not (%s); save it as an Excel workbook (.xlsx), or send %s",
                        "文件声称为 XLSX，但并不是（%1$s）；请另存为 Excel 工作簿（.xlsx），或改为发送%3$s", why, instead.en(), instead.zh()));
    }

    Problem otherFormat() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the file is not XLSX: it is of an older format (.xls), or protected by a password; save it as an Excel workbook (.xlsx) without a password",
                        "文件不是 XLSX：它是旧格式（.xls），或受密码保护；请另存为不带密码的 Excel 工作簿（.xlsx）"));
    }

    Problem tooLarge() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the workbook unpacks to more than is read of one (%d MB, %d times its size, %d MB for the texts that cells share, cells and rows as Excel bounds them); send %s",
                        "工作簿解压后超出可读范围（共 %1$d MB，为其大小的 %2$d 倍，单元格共享文本 %3$d MB，单元格和行以 Excel 的上限为准）；请改为发送%5$s",
                        unpacked / MEGABYTE,
                        LARGEST_RATIO,
                        held / MEGABYTE,
                        instead.en(),
                        instead.zh()));
    }
}
