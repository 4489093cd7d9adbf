package org.hengce.reports;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What veraPDF, the reference of the PDF Association, says of a document. */
final class Conformity {
    private static final int OF_EACH_RULE = 3;

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Conformity() {}

    /** Which rules of a standard a document breaks, and where; none if it is what the standard asks for. */
    static List<String> violations(byte[] pdf, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, OF_EACH_RULE, false, true, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(found -> "%s %s: %s (%s)"
                            .formatted(
                                    standard,
                                    found.getRuleId().getClause(),
                                    found.getErrorMessage(),
                                    found.getLocation().getContext()))
                    .toList();
        }
    }
}
