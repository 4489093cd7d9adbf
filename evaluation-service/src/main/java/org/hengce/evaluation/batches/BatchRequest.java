package org.hengce.evaluation.batches;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PolicyText.Category;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.Format;
import org.jspecify.annotations.Nullable;

/** Which reports somebody wants. */
@Schema(
        name = "ReportBatchRequest",
        description = "Which reports, of the last evaluation of each policy. Either `policies` or `category`.")
public record BatchRequest(
        @Nullable @Size(min = 1, max = LARGEST) @Schema(description = "Codes of the policies, each once.")
        List<@NotNull @Pattern(regexp = Codes.CODE) String> policies,

        @Nullable
        // As the enumeration of contracts has them, whose records this service's document leaves out; a test compares
        // them.
        @Schema(
                enumeration = {
                    "RESEARCH_INNOVATION",
                    "TALENT",
                    "ENTERPRISE_SUPPORT",
                    "INDUSTRIAL_PLANNING",
                    "INTELLECTUAL_PROPERTY"
                },
                description = "All policies of this category that were evaluated.")
        String category,

        @Nullable
        @Pattern(regexp = "zh|en")
        @Schema(
                enumeration = {"zh", "en"},
                description = "The language of the reports; null: that of the request.")
        String lang,

        @Nullable
        @Pattern(regexp = "full|sheet")
        @Schema(
                enumeration = {"full", "sheet"},
                defaultValue = "full",
                description = "`sheet`: the one page of those who decide.")
        String form,

        @Nullable
        @Pattern(regexp = "pdf|html|xlsx|md")
        @Schema(
                enumeration = {"pdf", "html", "xlsx", "md"},
                defaultValue = "pdf",
                description = "The format of each report.")
        String format) {
    /**
     * A portfolio of a thousand policies, at some half a second and half a megabyte each: a quarter of an hour, half a gigabyte.
     */
    static final int LARGEST = 1_000;

    /**
     * Refuses what Bean Validation cannot see.
     *
     * @throws Problem 422
     */
    void check() {
        if (policies != null && category != null) {
            throw Problem.invalid(
                    "category",
                    Message.of(
                            "there are policies as well; say either which policies, or which category",
                            "已给出 policies；请只给出 policies 或 category 之一"));
        }
        if (policies == null && category == null) {
            throw Problem.invalid(
                    "policies",
                    Message.of("say which policies, or give a category in their place", "请列出政策，或改为给出 category"));
        }
        if (category != null && wantedCategory() == null) {
            throw Problem.invalid(
                    "category",
                    Message.of("'%s' is none of %s", "“%s”不在 %s 之中", category, Arrays.toString(Category.values())));
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; policies != null && i < policies.size(); i++) {
            @Nullable Integer first = places.putIfAbsent(policies.get(i), i);
            if (first != null) {
                throw Problem.invalid(
                        "policies[%d]".formatted(i),
                        Message.of(
                                "'%s' stands at %d already; name each policy once",
                                "“%s”已在第 %d 项；每项政策只列一次", policies.get(i), first));
            }
        }
    }

    /** Null where there are policies in its place. */
    @Nullable
    Category wantedCategory() {
        return Arrays.stream(Category.values())
                .filter(each -> each.name().equals(category))
                .findFirst()
                .orElse(null);
    }

    Language language(Language ofTheRequest) {
        return lang == null ? ofTheRequest : Language.of(Locale.forLanguageTag(lang));
    }

    Form wantedForm() {
        return form == null ? Form.FULL : Form.valueOf(form.toUpperCase(Locale.ROOT));
    }

    Format wantedFormat() {
        for (Format each : Format.values()) {
            if (each.extension().equals(format)) {
                return each;
            }
        }
        return Format.PDF;
    }
}
