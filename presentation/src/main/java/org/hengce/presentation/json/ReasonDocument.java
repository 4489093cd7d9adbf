package org.hengce.presentation.json;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.effect.Reason;

/**
 * Why a number is null.
 *
 * @param code one of the codes of the contract; a string, since newer services may know more of them
 * @param message for readers
 */
@Schema(name = "Reason", description = "Why a number is null.")
public record ReasonDocument(String code, LocalizedText message) {
    /** The reason as {@code methods} gives it. */
    public static ReasonDocument of(Reason reason) {
        return new ReasonDocument(reason.code().name(), new LocalizedText(reason.chinese(), reason.english()));
    }

    /** The same for all of them, sorted by field so that equal results give equal text. */
    public static SortedMap<String, ReasonDocument> of(Map<String, Reason> reasons) {
        SortedMap<String, ReasonDocument> documents = new TreeMap<>();
        reasons.forEach((field, reason) -> documents.put(field, of(reason)));
        return Collections.unmodifiableSortedMap(documents);
    }
}
