package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.api.Test;

class XlsxReportTest {
    private static final byte[] DEMO = Format.XLSX.of(Samples.demo(Language.EN, Form.FULL));

    @Test
    void theContentsComeFirstAndNameEverySheetWithItsRows() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(DEMO))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets.get(0).getName()).isEqualTo("Contents");
            List<Row> contents = sheets.get(0).read();
            Set<Integer> rows = new TreeSet<>();
            for (Sheet sheet : sheets.subList(1, sheets.size())) {
                rows.add(sheet.read().size() - 1);
            }
            assertThat(contents.size()).isGreaterThan(sheets.size());
            assertThat(rows).contains(23);
        }
    }

    @Test
    void numbersAreNumbersAndNotRoundedWithTheirUnitInTheHeading() throws IOException {
        double estimate = Cigarettes.effect().estimate();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(DEMO))) {
            Sheet effects = workbook.findSheet("Effects").orElseThrow();
            List<Row> rows = effects.read();
            List<String> headings =
                    rows.get(0).stream().map(cell -> cell.getText()).toList();
            assertThat(headings).contains("Effect", "Lower end", "Upper end", "Flag");
            int column = headings.indexOf("Effect");
            assertThat(rows.get(1).getCell(column).getType()).isEqualTo(CellType.NUMBER);
            assertThat(rows.get(1).getCell(column).asNumber().doubleValue()).isEqualTo(estimate);
            assertThat(workbook.getSheets()
                            .flatMap(XlsxReportTest::headings)
                            .filter(heading -> heading.endsWith("(packs per person)")))
                    .isNotEmpty();
        }
    }

    @Test
    void headersAreFrozen() throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(DEMO).get()) {
            String sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet2.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(sheet).contains("state=\"frozen\"");
        }
    }

    private static Stream<String> headings(Sheet sheet) {
        try {
            List<Row> rows = sheet.read();
            return rows.isEmpty()
                    ? Stream.empty()
                    : rows.get(0).stream().filter(cell -> cell != null).map(cell -> cell.getText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
