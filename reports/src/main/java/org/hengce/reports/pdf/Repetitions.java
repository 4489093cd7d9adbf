package org.hengce.reports.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** What stands on a page again: it is seen, and by the tags it is no part of the text (an artifact of the pagination). */
final class Repetitions {
    private final Map<PDPage, Set<Integer>> contents = new LinkedHashMap<>();

    void add(PDStructureElement element, PDMarkedContentReference content) {
        contents.computeIfAbsent(content.getPage(), page -> new HashSet<>()).add(content.getMCID());
        element.removeKid(content);
    }

    void takeOut(PDDocument document) throws IOException {
        PDNumberTreeNode parents =
                document.getDocumentCatalog().getStructureTreeRoot().getParentTree();
        for (Map.Entry<PDPage, Set<Integer>> repeated : contents.entrySet()) {
            PDPage page = repeated.getKey();
            if (parents.getValue(page.getStructParents()) instanceof PDParentTreeValue value
                    && value.getCOSObject() instanceof COSArray elements) {
                repeated.getValue().forEach(id -> elements.set(id, COSNull.NULL));
            }
            write(document, page, repeated.getValue());
        }
    }

    private static void write(PDDocument document, PDPage page, Set<Integer> repeated) throws IOException {
        COSDictionary pagination = new COSDictionary();
        pagination.setItem(COSName.TYPE, COSName.getPDFName("Pagination"));
        List<Object> tokens = new ArrayList<>(new PDFStreamParser(page).parse());
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Operator operator
                    && operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
                    && tokens.get(i - 1) instanceof COSDictionary properties
                    && repeated.contains(properties.getInt(COSName.MCID))) {
                tokens.set(i - 2, COSName.ARTIFACT);
                tokens.set(i - 1, (COSBase) pagination);
            }
        }
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            new ContentStreamWriter(out).writeTokens(tokens);
        }
        page.setContents(stream);
    }
}
