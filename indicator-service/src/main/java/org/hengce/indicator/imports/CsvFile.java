package org.hengce.indicator.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.hengce.indicator.imports.RecordBlocks.Block;
import org.hengce.indicator.imports.TextEncoding.Decoded;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.kit.json.Storable;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads CSV block by block: decoded, parsed, mapped, checked, and handed on with the mark at which each block ends. */
final class CsvFile {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ColumnMapping mapping;
    private final ObservationRules rules;
    private final Consumer<MarkedChunk> sink;
    private final long errorsKept;

    private Mark mark;

    /** A chunk, the mark at which it begins and the one at which it ends. */
    record MarkedChunk(Chunk chunk, Mark from, Mark to) {}

    CsvFile(ColumnMapping mapping, ObservationRules rules, Mark from, long errorsKept, Consumer<MarkedChunk> sink) {
        this.mapping = mapping;
        this.rules = rules;
        this.mark = from;
        this.errorsKept = errorsKept;
        this.sink = sink;
    }

    /** Where the last chunk ended. */
    Mark mark() {
        return mark;
    }

    /**
     * Reads what comes.
     *
     * @param last whether the file ends where the blocks do
     * @return what came after the last whole record
     * @throws Problem 422 if the text cannot be decoded, is not CSV or lacks a column
     */
    byte[] read(RecordBlocks blocks, boolean last) throws IOException {
        Checksum checksum = new Checksum(mark.digest());
        boolean beginning = mark.received() == 0;
        if (beginning) {
            byte[] head = blocks.head();
            TextEncoding.requireText(head);
            if (!last && !RecordBlocks.hasRecord(head)) {
                return head; // the header is still to come
            }
            Header header = header(head);
            mark = mark.with(header.separator, header.names);
        }
        List<String> header = require(mark.header());
        MappedColumns known = mapping.on(header);
        char separator = require(mark.separator());
        blocks.separatedBy(separator);
        for (@Nullable Block block = blocks.next(last); block != null; block = blocks.next(last)) {
            checksum.add(block.bytes());
            Decoded decoded = TextEncoding.decode(block, mark.encoding());
            Chunk chunk = new Chunk(errorsKept - mark.errors());
            parse(block, decoded.text(), separator, beginning, known, chunk);
            Mark end = mark.after(chunk, block.bytes().length, block.lines(), checksum.state(), decoded.encoding());
            sink.accept(new MarkedChunk(chunk, mark, end));
            mark = end;
            beginning = false;
        }
        return blocks.rest();
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a file is read on before its header is known");
        }
        return value;
    }

    private void parse(Block block, String text, char separator, boolean withHeader, MappedColumns known, Chunk chunk) {
        boolean header = withHeader;
        String unmarked = header && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try {
            for (CsvRecord row : reader(separator).ofCsvRecord(unmarked)) {
                if (header) {
                    header = false;
                } else {
                    known.check(block.firstLine() + row.getStartingLineNumber() - 1, row.getFields(), rules, chunk);
                }
            }
        } catch (CsvParseException e) {
            throw notCsv(block.firstLine(), e);
        }
    }

    private static CsvReader.CsvReaderBuilder reader(char separator) {
        // How many fields a row has is looked at with the row, so that one wrong row is one wrong row.
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private static Problem notCsv(long firstLine, CsvParseException e) {
        String from = firstLine == 1 ? "" : " (lines counted from %d)".formatted(firstLine);
        return Problem.invalid(
                "file",
                new Message(
                        "the file is not CSV: %s%s. Send comma-separated text with a header row"
                                .formatted(e.getMessage(), from),
                        "文件不是 CSV：%s。请提供带表头、以逗号分隔的文本".formatted(e.getMessage())));
    }

    private record Header(char separator, List<String> names) {}

    /** The first separator under which the header has what the mapping needs; the comma where none has. */
    private Header header(byte[] head) {
        String text = TextEncoding.lenient(head, mark.encoding());
        if (text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        @Nullable Header byCommas = null;
        for (char separator : SEPARATORS) {
            Header header = new Header(separator, names(text, separator));
            if (mapping.fits(header.names)) {
                return header;
            }
            byCommas = byCommas == null ? header : byCommas;
        }
        return require(byCommas);
    }

    private static List<String> names(String text, char separator) {
        try {
            for (CsvRecord first : reader(separator).ofCsvRecord(text)) {
                return first.getFields().stream()
                        .map(name -> Storable.shown(name).strip())
                        .toList();
            }
        } catch (CsvParseException e) {
            throw notCsv(1, e);
        }
        throw Problem.invalid(
                "file", Message.of("the file is empty; send a header row and data below it", "文件为空；请提供表头和数据行"));
    }
}
