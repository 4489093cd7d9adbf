package org.hengce.reports.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a screen reader is told, put right where the typesetter leaves it wrong: the words of a chart belong to their picture, whose
 * alternative is read instead of them, and not behind the end of the document; the head of a table is read once, and not for every
 * page on which it is repeated.
 */
final class Tags {
    /** Before the name of a figure, as the alternative of the picture and of its words until they are brought together. */
    private static final String MARK = "\uE000";

    private final Map<String, PDStructureElement> pictures = new HashMap<>();
    private final List<PDStructureElement> words = new ArrayList<>();
    private final Repetitions repetitions = new Repetitions();

    private Tags() {}

    /** By what a word of a chart is known. */
    static String ofWord(String figure) {
        return MARK + figure;
    }

    /** By what a chart is known, and its alternative. */
    static String ofPicture(String figure, String alternative) {
        return MARK + figure + MARK + alternative;
    }

    static void putRight(PDDocument document) throws IOException {
        Tags tags = new Tags();
        tags.read(document.getDocumentCatalog().getStructureTreeRoot(), false);
        for (PDStructureElement word : tags.words) {
            PDStructureElement picture = tags.pictures.get(word.getAlternateDescription());
            if (picture == null) {
                throw new IllegalStateException("words of a chart that is not there");
            }
            word.getParent().removeKid(word);
            word.setAlternateDescription(null);
            word.setStructureType(StandardStructureTypes.SPAN);
            word.setParent(picture);
            picture.appendKid(word);
        }
        tags.repetitions.takeOut(document);
    }

    private void read(PDStructureNode node, boolean inHead) {
        PDPage page = null;
        boolean head = inHead;
        if (node instanceof PDStructureElement element) {
            page = element.getPage();
            head |= StandardStructureTypes.T_HEAD.equals(element.getStructureType());
            alternative(element, element.getAlternateDescription());
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureNode child) {
                read(child, head);
            } else if (head
                    && kid instanceof PDMarkedContentReference content
                    && !Objects.equals(content.getPage(), page)) {
                repetitions.add((PDStructureElement) node, content);
            }
        }
    }

    /** By its type too: a heading in the contents is an alternative as well, and may be any text. */
    private void alternative(PDStructureElement element, @Nullable String text) {
        if (text == null || !text.startsWith(MARK)) {
            return;
        }
        if (StandardStructureTypes.SECT.equals(element.getStructureType())) {
            words.add(element);
        } else if (StandardStructureTypes.Figure.equals(element.getStructureType())) {
            int end = text.indexOf(MARK, 1);
            pictures.put(text.substring(0, end), element);
            element.setAlternateDescription(text.substring(end + 1));
        }
    }
}
