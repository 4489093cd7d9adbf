package org.hengce.reports;

import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/** The tags of a document as an indented list: what a screen reader goes by. */
final class StructureText {
    private final StringBuilder out = new StringBuilder();

    private StructureText() {}

    static String of(PDDocument pdf) {
        StructureText text = new StructureText();
        text.write(pdf.getDocumentCatalog().getStructureTreeRoot(), 0, false);
        return text.out.toString();
    }

    private void write(PDStructureNode node, int depth, boolean inHead) {
        PDPage page = null;
        boolean head = inHead;
        if (node instanceof PDStructureElement element) {
            page = element.getPage();
            head |= "THead".equals(element.getStructureType());
            out.append("  ".repeat(depth)).append(element.getStructureType());
            String alternative = element.getAlternateDescription();
            if (alternative != null) {
                out.append(" ALT=").append(alternative);
            }
            out.append('\n');
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureNode child) {
                write(child, depth + 1, head);
            } else if (head
                    && kid instanceof PDMarkedContentReference content
                    && !Objects.equals(content.getPage(), page)) {
                out.append("[again]\n");
            }
        }
    }
}
