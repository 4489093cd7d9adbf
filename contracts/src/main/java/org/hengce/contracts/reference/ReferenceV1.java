package org.hengce.contracts.reference;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A whole entry of the catalogue that reports cite, on {@code hengce.references}.
 *
 * @param title of a term, the term itself
 * @param text of a term its definition, of everything else what it is about
 * @param authors as they are to be cited, in order
 * @param publisher who published or issued it; of an institution, what it belongs to
 * @param documentNumber the number under which it was issued, as 国发〔2015〕28号
 * @param publishedOn ISO date, or the year alone
 * @param policies codes of the policies that it is about
 */
public record ReferenceV1(
        int epoch,
        long revision,
        boolean retired,
        @Pattern(regexp = Codes.CODE) String code,
        Kind kind,
        LocalizedText title,
        @Nullable LocalizedText text,
        List<String> authors,
        @Nullable LocalizedText publisher,
        @Nullable String documentNumber,
        @Nullable String publishedOn,
        @Nullable String link,
        List<@Pattern(regexp = Codes.CODE) String> policies)
        implements Aggregate {
    public static final String TYPE = "org.hengce.reference.v1";

    /** What is catalogued. */
    @Schema(name = "ReferenceKind")
    public enum Kind {
        /** A word of the glossary. */
        TERM,
        /** A policy document. */
        DOCUMENT,
        CASE,
        INSTITUTION,
        REPORT
    }

    /** Copies the lists. */
    public ReferenceV1 {
        authors = List.copyOf(authors);
        policies = List.copyOf(policies);
    }
}
