package org.hengce.reports.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** What stands on a page again: it is seen, and by the tags it is no part of the text (an artifact of the pagination). */
final class Repetitions {
    /**
     * How the typesetter begins what is told, with its id; before that, what is shown: a text may be glyphs whose numbers look alike.
     * Only what is between these is looked at, not every operator of every page.
     */
    private static final Pattern MARKED =
            Pattern.compile("\\([^()\\\\]*+(?:\\\\.[^()\\\\]*+)*+\\)|/\\w+ <</MCID (\\d+)>>", Pattern.DOTALL);

    private static final String PAGINATION = "/Artifact <</Type /Pagination>>";

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
        String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        String told = MARKED.matcher(content).replaceAll(found -> {
            String id = found.group(1);
            return id != null && repeated.contains(Integer.valueOf(id))
                    ? PAGINATION
                    : Matcher.quoteReplacement(found.group());
        });
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(told.getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
    }
}
