package org.hengce.indicator.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hengce.indicator.observations.CheckedObservation;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.indicator.observations.ObservationText;
import org.hengce.indicator.observations.RowProblem;
import org.hengce.indicator.observations.Staging;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in as it streams: every row is checked and staged in chunks, in memory stands one chunk.
 *
 * <p>Only when the last row is staged does the import become QUEUED; a sender that breaks off leaves nothing that counts.
 */
@ApplicationScoped
public class ImportReception {
    private static final int CHUNK = 1_000;
    private static final int ERRORS_KEPT = 1_000;

    @Inject
    Jdbi jdbi;

    @Inject
    ImportStore store;

    @Inject
    ImportWorker worker;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    RegionScopes scopes;

    /** What a whole file became: its import and the hash of its bytes. */
    public record Received(UUID id, String sha256) {}

    /**
     * Stages a CSV file (UTF-8, with or without a byte-order mark).
     *
     * @param releaseAt when its values are to be published; null: as the calendars say, else when it has come whole
     * @param goesOn called now and then while the file streams
     * @param withIt done in the transaction that queues the import
     * @return the queued import
     * @throws Problem 422 if the text cannot be decoded, is not CSV or lacks a column
     */
    public Received receive(
            InputStream file,
            ColumnMapping mapping,
            @Nullable Instant releaseAt,
            Runnable goesOn,
            Consumer<Received> withIt)
            throws IOException {
        UUID id = UUID.randomUUID();
        Origin origin = audit.present(caller.subject());
        store.begin(id, origin, releaseAt);
        try {
            DigestInputStream digested = new DigestInputStream(file, Sha256.digest());
            Counts counts = stage(id, digested, mapping, goesOn);
            Received received = new Received(
                    id, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
            QuarkusTransaction.requiringNew().run(() -> {
                store.queue(id, counts.rows, counts.rejected, received.sha256());
                audit.record(origin, "import.receive", id.toString(), null, received);
                withIt.accept(received);
            });
            worker.wake();
            return received;
        } catch (IOException | RuntimeException e) {
            store.forget(id);
            throw e;
        }
    }

    private static final class Counts {
        long rows;
        long rejected;
        long errorsKept;
    }

    private Counts stage(UUID id, InputStream file, ColumnMapping mapping, Runnable goesOn) throws IOException {
        Counts counts = new Counts();
        try (CsvReader<NamedCsvRecord> csv = reader(file)) {
            Iterator<NamedCsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw Problem.invalid("file", Message.of("the file has no rows below its header", "文件在表头之下没有任何数据行"));
            }
            ObservationRules rules = jdbi.withHandle(ObservationRules::of).within(scopes.ofCaller());
            boolean first = true;
            List<CheckedObservation> chunk = new ArrayList<>(CHUNK);
            while (rows.hasNext()) {
                NamedCsvRecord row = rows.next();
                if (first) {
                    mapping.requireColumns(row.getHeader());
                    first = false;
                }
                counts.rows++;
                take(id, row, mapping, rules, chunk, counts);
                if (chunk.size() == CHUNK) {
                    flush(id, chunk);
                }
                if (counts.rows % CHUNK == 0) {
                    goesOn.run();
                }
            }
            flush(id, chunk);
            counts.rejected += store.addRepeated(id, ERRORS_KEPT);
            return counts;
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        } catch (CharacterCodingException e) {
            throw undecodable();
        }
    }

    private static CsvReader<NamedCsvRecord> reader(InputStream file) {
        Reader text = new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CsvReader.builder().ofNamedCsvRecord(new WithoutByteOrderMark(text));
    }

    private void take(
            UUID id,
            NamedCsvRecord row,
            ColumnMapping mapping,
            ObservationRules rules,
            List<CheckedObservation> chunk,
            Counts counts) {
        UnaryOperator<@Nullable String> field =
                column -> column == null ? null : row.findField(column).orElse(null);
        long line = row.getStartingLineNumber();
        List<RowProblem> wrong;
        try {
            ObservationText text = mapping.observation(field);
            wrong = rules.check(text);
            if (wrong.isEmpty()) {
                chunk.add(ObservationRules.checked(line, text));
            }
        } catch (NumberFormatException e) {
            @Nullable String value = mapping.text("value", field);
            wrong = List.of(new RowProblem(
                    "value",
                    value,
                    Message.of(
                            "'%s' is not a number; write it with a decimal point and no thousands separators, as 90.1",
                            "“%s”不是数字；请使用小数点且不加千位分隔符，例如 90.1", value)));
        }
        if (!wrong.isEmpty()) {
            counts.rejected++;
            if (counts.errorsKept < ERRORS_KEPT) {
                counts.errorsKept += wrong.size();
                store.addErrors(id, line, wrong);
            }
        }
    }

    private void flush(UUID id, List<CheckedObservation> chunk) {
        jdbi.useHandle(h -> Staging.add(h, id, chunk));
        chunk.clear();
    }

    private static Problem unreadable(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return undecodable();
            }
        }
        return Problem.invalid(
                "file",
                new Message(
                        "the file is not CSV: %s. Send comma-separated text with a header row"
                                .formatted(e.getMessage()),
                        "文件不是 CSV：%s。请提供带表头、以逗号分隔的文本".formatted(e.getMessage())));
    }

    private static Problem undecodable() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the file is not UTF-8 text; save it as CSV in UTF-8 and send it again",
                        "文件不是 UTF-8 文本；请另存为 UTF-8 编码的 CSV 后重新上传"));
    }
}
