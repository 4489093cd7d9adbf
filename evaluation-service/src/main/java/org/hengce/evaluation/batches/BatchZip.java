package org.hengce.evaluation.batches;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.hengce.evaluation.batches.Batches.Batch;
import org.hengce.evaluation.batches.Batches.Listed;
import org.hengce.evaluation.zip.ReproducibleZip;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.workbook.Cells;
import org.hengce.reports.Format;
import org.jspecify.annotations.Nullable;

/**
 * The file of a batch: what is in it, then the reports in the order of the policies' codes. The same batch has the same bytes. It
 * is written as it is sent: in memory stands one report.
 */
final class BatchZip {
    private static final String CONTENTS = "contents.csv";

    private final Batch batch;
    private final List<Listed> reports;
    private final Map<String, Integer> namesakes = new HashMap<>();
    private final String contents;

    /** @param reports in the order of the policies' codes */
    BatchZip(Batch batch, List<Listed> reports) {
        this.batch = batch;
        this.reports = reports;
        reports.forEach(each -> namesakes.merge(each.policy().toLowerCase(Locale.ROOT), 1, Integer::sum));
        contents = contents();
    }

    /** Tells the file from others: it has the hash of each that is in it. */
    String tag() {
        return Sha256.hex(contents);
    }

    /**
     * Writes it.
     *
     * @param content of a report by its number; empty when it was thrown away meanwhile, which breaks the file off
     */
    void writeTo(OutputStream out, LongFunction<Optional<byte[]>> content) throws IOException {
        ReproducibleZip zip = new ReproducibleZip(out);
        zip.add(CONTENTS, to -> to.write(contents.getBytes(StandardCharsets.UTF_8)));
        boolean packed = batch.format() == Format.PDF || batch.format() == Format.XLSX;
        for (Listed report : reports) {
            if (report.made()) {
                byte[] bytes = content.apply(report.id())
                        .orElseThrow(() -> new IOException("the batch was deleted while it was sent"));
                if (packed) {
                    zip.addStored(name(report), bytes);
                } else {
                    zip.add(name(report), to -> to.write(bytes));
                }
            }
        }
        // Not where it broke off: what has an end looks whole.
        zip.close();
    }

    /** Where disks do not tell names apart that differ by case, both policies still have a file. */
    private String name(Listed report) {
        UUID evaluation = report.evaluation();
        String code = namesakes.getOrDefault(report.policy().toLowerCase(Locale.ROOT), 1) == 1
                ? report.policy()
                : report.policy() + "." + evaluation;
        return "%s.%s.%s"
                .formatted(code, batch.language().code(), batch.format().extension());
    }

    /** A row for each policy, whether there is a report of it or not. */
    private String contents() {
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord("policy", "evaluation", "status", "rating", "file", "bytes", "sha256", "reason");
        for (Listed report : reports) {
            csv.writeRecord(
                    Cells.text(report.policy()),
                    text(report.evaluation()),
                    text(report.status()),
                    text(report.rating()),
                    report.made() ? Cells.text(name(report)) : "",
                    report.made() ? Integer.toString(report.bytes()) : "",
                    text(report.sha256()),
                    text(report.reason()));
        }
        return out.toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
