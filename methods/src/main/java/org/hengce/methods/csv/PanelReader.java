package org.hengce.methods.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hengce.methods.csv.PanelDataException.Code;

/**
 * Reads panels from CSV: a header, cells separated by commas and quoted where need be (RFC 4180), UTF-8 with or without a
 * byte order mark, lines ending in LF, CRLF or CR. Spaces around a cell do not count; empty lines neither. Cost: linear in
 * the size of the file; it is read once.
 *
 * @param layout which columns are what
 * @param cellsAtMost units times periods that are taken, before anything of that size is made
 */
public record PanelReader(CsvLayout layout, long cellsAtMost) {
    private static final int LONGEST_CELL = 1 << 20;

    /** As many cells as there can be. */
    public PanelReader(CsvLayout layout) {
        this(layout, Long.MAX_VALUE);
    }

    /**
     * Reads a file.
     *
     * @throws PanelDataException if it is no such panel; it says where, why and what to do
     */
    public PanelFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /**
     * Reads what comes, to its end; does not close it.
     *
     * @throws PanelDataException if it is no such panel; it says where, why and what to do
     */
    public PanelFile read(InputStream in) throws IOException {
        RowReader rows = new RowReader(layout);
        Utf8Reader text = new Utf8Reader(in);
        parse(text, rows);
        Rows read = rows.rows(); // refuses a file without header
        return new Assembly(layout, cellsAtMost, rows.header(), read, rows.problems()).file();
    }

    private static void parse(Utf8Reader text, RowReader rows) throws IOException {
        // Not closed: that would close the stream, which is the caller's.
        CsvReader<Boolean> csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(false)
                .maxBufferSize(LONGEST_CELL)
                .build(rows, text);
        try {
            csv.forEach(none -> {}); // The rows are taken as they come.
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw malformed(e, rows);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw rows.problems().fatal(text.notText());
            }
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private static PanelDataException malformed(CsvParseException e, RowReader rows) {
        boolean closed = String.valueOf(e.getMessage()).startsWith("Unexpected character");
        return rows.problems()
                .fatal(
                        closed ? Code.TEXT_AFTER_QUOTE : Code.UNTERMINATED_QUOTE,
                        rows.line(),
                        null,
                        closed
                                ? "text follows a closing quote; double the quotes inside a cell"
                                : "a quote that opens in this row is not closed; close it, or double the quotes inside a cell",
                        closed ? "右引号之后还有文字；单元格内的引号请双写" : "本行开启的引号没有闭合；请闭合，或将单元格内的引号双写");
    }
}
