package org.hengce.policy.references;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.reference.ReferenceV1.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the catalogue says: sent, stored and read in this shape.
 *
 * @param code that of the path; may be left out when it is sent
 * @param title of a term, the term itself
 * @param text of a term its definition, of everything else what it is about
 * @param publishedOn ISO date, or the year alone
 * @param retired whether it is not to be cited any more
 */
@Schema(name = "Reference", description = "An entry of the catalogue that reports cite.")
public record ReferenceText(
        @Nullable @Pattern(regexp = Codes.CODE) @Schema(description = "That of the path; may be left out.")
        String code,

        @NotNull @Schema(description = "TERM: a word of the glossary. DOCUMENT: a policy document.")
        Kind kind,

        @NotNull @Schema(description = "Of a term, the term itself.")
        LocalizedText title,

        @Schema(description = "Of a term its definition, of everything else what it is about.") @Nullable
        LocalizedText text,

        @Size(max = MOST) @Schema(description = "As they are to be cited, in order.", defaultValue = "[]")
        List<@NotNull @Size(min = 1, max = LINE) String> authors,

        @Schema(description = "Who published or issued it; of an institution, what it belongs to.") @Nullable
        LocalizedText publisher,

        @Size(min = 1, max = LINE) @Schema(description = "The number under which it was issued.") @Nullable
        String documentNumber,

        @Pattern(regexp = DAY_OR_YEAR) @Schema(description = "A day, or a year alone.", examples = "2015") @Nullable
        String publishedOn,

        @Pattern(regexp = Codes.LINK)
        @Schema(description = "Where it can be read.", examples = "https://example.org/report")
        @Nullable
        String link,

        @Size(max = MOST) @Schema(description = "Codes of the policies that it is about.", defaultValue = "[]")
        List<@NotNull @Pattern(regexp = Codes.CODE) String> policies,

        @Schema(description = "Whether it is not to be cited any more.", defaultValue = "false")
        boolean retired) {
    static final int MOST = 100;
    static final int LINE = 500;
    static final String DAY_OR_YEAR = "[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?";
    /** Lists that were not sent are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public ReferenceText {
        authors = authors == null ? List.of() : List.copyOf(authors);
        policies = policies == null ? List.of() : List.copyOf(policies);
    }

    /** The same, with the code of the path. */
    ReferenceText withCode(String path) {
        return new ReferenceText(
                path, kind, title, text, authors, publisher, documentNumber, publishedOn, link, policies, retired);
    }

    /** The same, not to be cited any more. */
    ReferenceText asRetired() {
        return new ReferenceText(
                code, kind, title, text, authors, publisher, documentNumber, publishedOn, link, policies, true);
    }
}
