package org.hengce.indicator.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hengce.indicator.imports.RecordBlocks.Block;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBlocksTest {
    private static final int LARGE = 3_000_000;

    /** A stream that gives as much as it likes at a time, as a network does. */
    private static InputStream inPieces(byte[] bytes, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(70_000)));
            }
        };
    }

    private record Row(long line, List<String> fields) {}

    private static List<Row> rows(String text, char separator, long firstLine) {
        List<Row> rows = new ArrayList<>();
        for (CsvRecord row : CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            rows.add(new Row(firstLine + row.getStartingLineNumber() - 1, row.getFields()));
        }
        return rows;
    }

    /** Fields with everything that may confuse: quotes, separators and line ends within and without quotes. */
    private static String file(Random random, String lineEnd, char separator) {
        String[] fields = {
            "plain",
            "\"quoted\"",
            "\"with \"\" one\"",
            "\"a" + separator + "b\"",
            "\"two\nlines\"",
            "\"two\r\nlines\"",
            "\"old\rmac\"",
            "a\"stray",
            "",
            "上海",
            "\"重庆\n市\""
        };
        StringBuilder text = new StringBuilder();
        while (text.length() < LARGE / 2) {
            text.append("first");
            for (int i = 0; i < 3; i++) {
                text.append(separator).append(fields[random.nextInt(fields.length)]);
            }
            text.append(lineEnd);
        }
        return text.append("last")
                .append(separator)
                .append("one")
                .append(separator)
                .append("x")
                .append(separator)
                .append("y")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void blocksReadOneByOneAreTheFileReadAsAWhole(String lineEnd) throws IOException {
        for (String charset : List.of("UTF-8", "GB18030")) {
            for (char separator : new char[] {',', ';', '\t'}) {
                Random random = new Random(7);
                String text = file(random, lineEnd, separator);
                byte[] bytes = text.getBytes(Charset.forName(charset));
                RecordBlocks blocks = new RecordBlocks(inPieces(bytes, random), 0, 0, new byte[0]);
                blocks.separatedBy(separator);
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                List<Row> rows = new ArrayList<>();
                for (@Nullable Block block = blocks.next(true); block != null; block = blocks.next(true)) {
                    assertThat(block.start()).isEqualTo(joined.size());
                    joined.write(block.bytes());
                    rows.addAll(rows(new String(block.bytes(), charset), separator, block.firstLine()));
                }
                assertThat(joined.toByteArray()).isEqualTo(bytes);
                assertThat(rows).isEqualTo(rows(text, separator, 1));
            }
        }
    }

    @Test
    void aFileThatComesInPartsIsTheFileAsAWhole() throws IOException {
        Random random = new Random(11);
        String text = file(random, "\r\n", ',');
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Row> rows = new ArrayList<>();
        byte[] tail = new byte[0];
        long start = 0;
        long lines = 0;
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(400_000));
            boolean last = end == bytes.length;
            RecordBlocks blocks = new RecordBlocks(new ByteArrayInputStream(bytes, at, end - at), start, lines, tail);
            for (@Nullable Block block = blocks.next(last); block != null; block = blocks.next(last)) {
                rows.addAll(rows(new String(block.bytes(), StandardCharsets.UTF_8), ',', block.firstLine()));
                start += block.bytes().length;
                lines += block.lines();
            }
            tail = blocks.rest();
            at = end;
            assertThat(start + tail.length).isEqualTo(at);
        }
        assertThat(rows).isEqualTo(rows(text, ',', 1));
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLineAndDoesNotFillTheMemory() {
        byte[] bytes = ("a,b\n1,2\n3,\"4\n" + "x,y\n".repeat(LARGE)).getBytes(StandardCharsets.US_ASCII);
        RecordBlocks blocks = new RecordBlocks(new ByteArrayInputStream(bytes), 0, 0, new byte[0]);
        assertThatThrownBy(() -> {
                    while (blocks.next(true) != null) {
                        // on to the end
                    }
                })
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.violations().get(0).message().en())
                        .contains("begins in line 3"));
    }
}
