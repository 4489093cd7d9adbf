package org.hengce.kit.register;

import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Register entries as HTTP answers, with their ETag. */
public final class EntryAnswer {
    private EntryAnswer() {}

    /** 200 with the entry; {@code ConditionalReads} makes it a 304 when the reader has it. */
    public static <E extends RegisterEntry> Response ofRead(E entry, Function<E, ?> view) {
        return Response.ok(view.apply(entry)).tag(entry.asRevision().tag()).build();
    }

    /** 201 for a new entry, 200 for a changed one. */
    public static <E extends RegisterEntry> Response ofWrite(Registrar.Written<E> written, Function<E, ?> view) {
        E entry = written.entry();
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(view.apply(entry))
                .tag(entry.asRevision().tag())
                .build();
    }
}
