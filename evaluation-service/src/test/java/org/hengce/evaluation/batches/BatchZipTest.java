package org.hengce.evaluation.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hengce.evaluation.batches.Batches.Batch;
import org.hengce.evaluation.batches.Batches.Listed;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchZipTest {
    private static final byte[] CONTENT = "# a report".getBytes(StandardCharsets.UTF_8);

    private static Batch batch(Format format) {
        return new Batch(
                new UUID(0, 1),
                Language.ZH,
                Form.FULL,
                format,
                new AskersSight(null),
                "someone",
                Instant.EPOCH,
                Instant.EPOCH,
                false);
    }

    private static Listed made(long id, String policy) {
        return new Listed(
                id, policy, new UUID(0, id), null, true, "COMPLETED", null, "aa", CONTENT.length, "seen", null, false);
    }

    private static Listed missing(long id, String policy, FailureReason reason, @Nullable UUID evaluation) {
        return new Listed(id, policy, evaluation, reason, false, null, null, null, 0, null, null, false);
    }

    private static Map<String, String> written(BatchZip zip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        zip.writeTo(out, id -> Optional.of(CONTENT));
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                        .as(entry.getName())
                        .isNull();
            }
        }
        return files;
    }

    @Test
    void codesThatDifferByCaseAloneHaveNamesThatDiffer() throws IOException {
        Map<String, String> files = written(
                new BatchZip(batch(Format.MARKDOWN), List.of(made(1, "GD-AI"), made(2, "gd-ai"), made(3, "GD-AI-2"))));
        assertThat(files.keySet())
                .containsExactly(
                        "contents.csv",
                        "GD-AI.00000000-0000-0000-0000-000000000001.zh.md",
                        "gd-ai.00000000-0000-0000-0000-000000000002.zh.md",
                        "GD-AI-2.zh.md");
        assertThat(files.get("contents.csv")).contains("gd-ai.00000000-0000-0000-0000-000000000002.zh.md");
    }

    /** A code may begin with what a spreadsheet takes for a formula. */
    @Test
    void aHostileCodeIsTextInTheContents() throws IOException {
        String contents = String.valueOf(
                written(new BatchZip(batch(Format.PDF), List.of(made(1, "-1")))).get("contents.csv"));
        assertThat(contents.lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("'-1,")
                .contains(",'-1.zh.pdf,");
    }

    @Test
    void theContentsSayWhichReportsThereAreNotAndWhy() throws IOException {
        Map<String, String> files = written(new BatchZip(
                batch(Format.MARKDOWN),
                List.of(
                        made(1, "A"),
                        missing(2, "B", FailureReason.UNKNOWN_POLICY, null),
                        missing(3, "C", FailureReason.WORKER_LOST, new UUID(0, 3)))));
        assertThat(files.keySet()).containsExactly("contents.csv", "A.zh.md");
        assertThat(String.valueOf(files.get("contents.csv")).lines())
                .containsExactly(
                        "policy,evaluation,status,rating,file,bytes,sha256,reason",
                        "A,00000000-0000-0000-0000-000000000001,COMPLETED,,A.zh.md,10,aa,",
                        "B,,,,,,,UNKNOWN_POLICY",
                        "C,00000000-0000-0000-0000-000000000003,,,,,,WORKER_LOST");
    }

    @Test
    void theTagTellsFilesApartAndIsTheSameForTheSame() {
        BatchZip one = new BatchZip(batch(Format.MARKDOWN), List.of(made(1, "A")));
        assertThat(new BatchZip(batch(Format.MARKDOWN), List.of(made(1, "A"))).tag())
                .isEqualTo(one.tag());
        assertThat(new BatchZip(batch(Format.HTML), List.of(made(1, "A"))).tag())
                .isNotEqualTo(one.tag());
    }

    @Test
    void aReportThatIsGoneMeanwhileBreaksTheFileOff() {
        BatchZip zip = new BatchZip(batch(Format.PDF), List.of(made(1, "A")));
        assertThatIOException()
                .isThrownBy(() -> zip.writeTo(new ByteArrayOutputStream(), id -> Optional.empty()))
                .withMessageContaining("deleted while it was sent");
    }
}
