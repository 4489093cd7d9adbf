package org.hengce.kit.workbook;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the reading of one part of a workbook takes, estimated from its elements and texts: of a part that is held
 * all of it, of a sheet one row.
 */
final class WorkbookWeight {
    /** Excel's 16,384 cells are half of it. */
    private static final long MOST_IN_A_ROW = 8L << 20;

    private static final int ELEMENT = 40;
    private static final int CELL = 200;
    private static final int CHARACTER = 2;

    /** XFD1048576; with more letters it would be room for cells that are not there. */
    private static final int LONGEST_REFERENCE = 10;

    private static final int MOST_LETTERS = 3;

    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 2_000;

    private final WorkbookLimits limits;
    private final boolean isHeld;
    private final Set<@Nullable String> names = new HashSet<>();
    private long held;
    private boolean inRow;
    private long row;
    private int depth;

    /** @param held of the parts before this one */
    WorkbookWeight(WorkbookLimits limits, boolean isHeld, long held) {
        this.limits = limits;
        this.isHeld = isHeld;
        this.held = held;
    }

    long held() {
        return held;
    }

    /**
     * Parses a part to its end.
     *
     * @throws org.hengce.kit.problem.Problem 422 as soon as it is too much
     */
    void weigh(InputStream content) throws XMLStreamException {
        XMLStreamReader xml = WorkbookParts.factory().createXMLStreamReader(content);
        requireUtf8(xml.getEncoding());
        requireUtf8(xml.getCharacterEncodingScheme());
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> begin(xml);
                case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> add((long) CHARACTER * xml.getTextLength());
                default -> {}
            }
        }
    }

    /** In others what looks like the beginning of a tag need not be one. */
    private void requireUtf8(@Nullable String encoding) {
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("US-ASCII")) {
            throw limits.noWorkbook("its parts are in %s instead of UTF-8".formatted(encoding));
        }
    }

    private void begin(XMLStreamReader xml) {
        depth++;
        boolean isCell = xml.getLocalName().equals("c");
        inRow |= xml.getLocalName().equals("row");
        long size = isCell ? CELL : ELEMENT;
        names.add(xml.getLocalName());
        names.add(xml.getPrefix());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            String name = xml.getAttributeLocalName(i);
            size += (long) CHARACTER * value.length();
            names.add(name);
            if (inRow && isCell && name.equals("r") && !isReference(value)) {
                throw limits.tooLarge();
            }
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(xml.getNamespacePrefix(i));
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES) {
            throw limits.tooLarge();
        }
        add(size);
    }

    /** A row ends for its reader with the first end of one, whatever began within. */
    private void end(String name) {
        depth--;
        if (name.equals("row")) {
            inRow = false;
            row = 0;
        }
    }

    private static boolean isReference(String text) {
        int letters = 0;
        while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        return letters <= MOST_LETTERS && text.length() <= LONGEST_REFERENCE;
    }

    private void add(long size) {
        row += inRow ? size : 0;
        held += isHeld ? size : 0;
        if (held > limits.held() || row > MOST_IN_A_ROW) {
            throw limits.tooLarge();
        }
    }
}
