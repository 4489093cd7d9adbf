package org.hengce.kit.workbook;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a workbook its reader holds in memory: what the list of content types names as the workbook, its styles and
 * the texts that cells share, and all that says how parts belong together. Sheets are read row by row.
 */
final class WorkbookParts {
    static final String CONTENT_TYPES = "[Content_Types].xml";

    /** Where the workbook is if the list does not say it. */
    private static final String WORKBOOK = "xl/workbook.xml";

    private static final Set<String> HELD = Set.of("main+xml", "styles+xml", "sharedStrings+xml");

    private final Set<String> held;

    private WorkbookParts(Set<String> held) {
        this.held = held;
    }

    /** @throws org.hengce.kit.problem.Problem 422 if the list of content types is no XML */
    static WorkbookParts named(byte[] contentTypes, WorkbookLimits limits) {
        Set<String> held = new HashSet<>(Set.of(folded(CONTENT_TYPES), WORKBOOK));
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(contentTypes));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Override")) {
                    @Nullable String name = xml.getAttributeValue(null, "PartName");
                    @Nullable String type = xml.getAttributeValue(null, "ContentType");
                    if (name != null && type != null && HELD.contains(type.substring(type.lastIndexOf('.') + 1))) {
                        held.add(folded(name));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw limits.noWorkbook(CONTENT_TYPES + " is no XML");
        }
        return new WorkbookParts(held);
    }

    boolean isHeld(String entry) {
        String name = folded(entry);
        return held.contains(name) || name.endsWith(".rels");
    }

    /** As the reader looks for them: whatever the case. */
    private static String folded(String name) {
        return (name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }

    /** A parser that reads nothing but the file. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
