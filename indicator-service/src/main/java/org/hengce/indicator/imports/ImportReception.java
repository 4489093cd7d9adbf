package org.hengce.indicator.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.hengce.indicator.imports.ImportStore.Unfinished;
import org.hengce.indicator.observations.ObservationRules;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.regions.RegionScopes;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in as it streams: every row is checked and staged in chunks, in memory stand two of them.
 *
 * <p>Only when the last row is staged does the import become QUEUED. A sender that breaks off leaves nothing that counts;
 * one that said that it may come in several requests goes on where the last chunk ended.
 */
@ApplicationScoped
public class ImportReception {
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

    @Inject
    ImportsConfig config;

    @Inject
    ManagedExecutor executor;

    /**
     * What a request has brought.
     *
     * @param offset how much of the file is here
     * @param sha256 of all of it; null while it is not whole
     */
    public record Received(UUID id, long offset, @Nullable String sha256) {}

    /** Whether a request brings a file to its end. */
    enum Part {
        LAST,
        MORE_TO_COME
    }

    /**
     * Takes a file, or the beginning of one.
     *
     * @param withIt done in the transaction that queues the import
     * @throws Problem 422 if it cannot be read
     */
    Received receive(InputStream file, ImportOrder order, Part part, Consumer<Received> withIt) throws IOException {
        UUID id = UUID.randomUUID();
        store.begin(id, audit.present(caller.subject()), order);
        Unfinished nothing = new Unfinished(id, caller.subject(), order, Mark.beginning(order.charset()), new byte[0]);
        return takeIn(nothing, file, part, withIt);
    }

    /**
     * Goes on with a file.
     *
     * @throws Problem 409 with an offset that is not where the file ends so far
     */
    Received goOn(Unfinished begun, InputStream file, Part part) throws IOException {
        return takeIn(begun, file, part, received -> {});
    }

    private Received takeIn(Unfinished begun, InputStream file, Part part, Consumer<Received> withIt)
            throws IOException {
        ChunkWriter writer = new ChunkWriter(store, begun.id(), begun.tail(), executor);
        try {
            Unfinished now = read(begun, file, part, writer);
            return part == Part.LAST ? queue(now, withIt) : new Received(now.id(), now.offset(), null);
        } catch (IOException | RuntimeException e) {
            writer.settle();
            boolean goesOn = begun.order().resumable()
                    && !(e instanceof Problem problem && problem.type() == ProblemType.INVALID);
            if (!goesOn) {
                store.forget(begun.id());
            }
            throw e;
        }
    }

    /** Reads what has come, and how far the file is here after that. */
    private Unfinished read(Unfinished begun, InputStream file, Part part, ChunkWriter writer) throws IOException {
        ObservationRules rules = ObservationRules.of(jdbi).within(scopes.ofCaller());
        ColumnMapping mapping = begun.order().mapping();
        if (begun.order().format() == FileFormat.XLSX) {
            Workbook workbook = new Workbook(mapping, rules, ImportErrors.KEPT, writer);
            workbook.read(file, begun.order().sheet(), config.largestWorkbook().asLongValue());
            writer.await();
            return begun.until(workbook.mark(), begun.tail());
        }
        CsvFile csv = new CsvFile(mapping, rules, begun.mark(), ImportErrors.KEPT, writer);
        Mark from = begun.mark();
        byte[] tail = csv.read(new RecordBlocks(file, from.received(), from.lines(), begun.tail()), part == Part.LAST);
        if (part == Part.LAST) {
            writer.await();
        } else {
            writer.keepTail(csv.mark(), tail);
        }
        return begun.until(csv.mark(), tail);
    }

    private Received queue(Unfinished whole, Consumer<Received> withIt) {
        Mark end = whole.mark();
        if (end.rows() == 0) {
            throw Problem.invalid("file", Message.of("the file has no rows below its header", "文件在表头之下没有任何数据行"));
        }
        String sha256 = new Checksum(end.digest()).hex();
        Received received = new Received(whole.id(), end.received(), sha256);
        // A file of ASCII alone is UTF-8.
        String encoding = whole.order().format() == FileFormat.XLSX ? "" : TextEncoding.UTF_8.label();
        Origin origin = audit.present(caller.subject());
        boolean seesAll = scopes.ofCaller().isEverywhere();
        QuarkusTransaction.requiringNew().run(() -> {
            store.queue(whole.id(), origin, seesAll, encoding, sha256);
            withIt.accept(received);
        });
        worker.wake();
        return received;
    }
}
