package org.hengce.kit.paging;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** A table is the whole list, unless {@code limit} asks for a page of it. */
public final class Whole {
    private Whole() {}

    /** Whether the whole is asked for. */
    public static boolean isAsked(UriInfo uri) {
        return !uri.getQueryParameters().containsKey("limit");
    }

    /** Whether an answer of this type leaves nothing behind it that a next page would have. */
    public static boolean is(UriInfo uri, @Nullable MediaType type) {
        return type != null && !type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && isAsked(uri);
    }
}
