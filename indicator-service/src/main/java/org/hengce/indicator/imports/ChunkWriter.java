package org.hengce.indicator.imports;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hengce.indicator.imports.CsvFile.MarkedChunk;

/** Stores chunks in their order while the next one is being read: one is on its way, one in the making. */
final class ChunkWriter implements Consumer<MarkedChunk> {
    private static final byte[] NOTHING = {};

    private final ImportStore store;
    private final UUID id;
    private final Executor executor;
    private byte[] tailBefore;
    private CompletableFuture<Void> onItsWay = CompletableFuture.completedFuture(null);

    /** @param tailBefore what the first chunk begins with, and came earlier */
    ChunkWriter(ImportStore store, UUID id, byte[] tailBefore, Executor executor) {
        this.store = store;
        this.id = id;
        this.tailBefore = tailBefore;
        this.executor = executor;
    }

    @Override
    public void accept(MarkedChunk chunk) {
        await();
        byte[] before = tailBefore;
        tailBefore = NOTHING;
        onItsWay = CompletableFuture.runAsync(() -> store.add(id, chunk, before), executor);
    }

    /** Keeps what came after the last chunk of a record that is not whole. */
    void keepTail(Mark mark, byte[] tail) {
        await();
        store.keepTail(id, mark, tailBefore, tail);
    }

    /** Waits until all chunks are stored; fails as storing the last one has. */
    void await() {
        try {
            onItsWay.join();
        } catch (CompletionException e) {
            onItsWay = CompletableFuture.completedFuture(null);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits until nothing is being stored any more, whatever became of it. */
    void settle() {
        onItsWay.handle((stored, failure) -> failure).join();
    }
}
