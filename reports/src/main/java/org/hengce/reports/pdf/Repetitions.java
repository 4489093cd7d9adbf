package org.hengce.reports.pdf;

import java.io.IOException;
import java.io.InputStream;
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

    /** Writes all pages as they are to stay: none was packed before, so that each is packed once. */
    void takeOut(PDDocument document) throws IOException {
        PDNumberTreeNode parents =
                document.getDocumentCatalog().getStructureTreeRoot().getParentTree();
        for (PDPage page : document.getPages()) {
            Set<Integer> repeated = contents.getOrDefault(page, Set.of());
            if (!repeated.isEmpty()
                    && parents.getValue(page.getStructParents()) instanceof PDParentTreeValue value
                    && value.getCOSObject() instanceof COSArray elements) {
                repeated.forEach(id -> elements.set(id, COSNull.NULL));
            }
            write(document, page, repeated);
        }
    }

    private static void write(PDDocument document, PDPage page, Set<Integer> repeated) throws IOException {
        byte[] content;
        try (InputStream in = page.getContents()) {
            content = in.readAllBytes();
        }
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(repeated.isEmpty() ? content : told(content, repeated));
        }
        page.setContents(stream);
    }

    private static byte[] told(byte[] content, Set<Integer> repeated) {
        return MARKED.matcher(new String(content, StandardCharsets.ISO_8859_1))
                .replaceAll(found -> {
                    String id = found.group(1);
                    return id != null && repeated.contains(Integer.valueOf(id))
                            ? PAGINATION
                            : Matcher.quoteReplacement(found.group());
                })
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
