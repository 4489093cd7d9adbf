package org.hengce.presentation.look;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pictures for programs that know no stylesheets: every class gives way to the attributes that {@code chart.css} sets for it, every
 * custom property to the colour that it has on paper.
 */
public final class PrintedStyle {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SELECTOR = Pattern.compile("(\\.hc-chart )?(?:\\.([\\w-]+)|(\\w+))");
    private static final Pattern PROPERTY = Pattern.compile("var\\(--hc-([\\w-]+)\\)");
    private static final String HUE = "--hc-hue";
    /** What is a property of stylesheets and no attribute of SVG. */
    private static final Set<String> NO_ATTRIBUTE = Set.of("font-variant-numeric", "font-family");

    private static final List<Rule> RULES = rules();
    /** Elements and classes are ours: their number is bounded. */
    private static final Map<Styled, Map<String, String>> STYLES = new ConcurrentHashMap<>();

    private static final Map<String, Look.Colour> COLOURS = Look.byRole();

    private final String fontFamily;
    private final Markup out = new Markup();
    private final Deque<String> hues = new ArrayDeque<>();

    private PrintedStyle(String fontFamily) {
        this.fontFamily = fontFamily;
        hues.push("ink");
    }

    private record Styled(String element, Set<String> classes) {}

    /** One selector's declarations; {@code weight} says which of two rules holds. */
    private record Rule(String className, String element, int weight, Map<String, String> declarations) {
        boolean matches(String of, Set<String> classes) {
            return className.isEmpty() ? element.equals(of) : classes.contains(className);
        }
    }

    /** The same picture with attributes instead of classes. */
    public static String resolved(String svg, String fontFamily) {
        return new PrintedStyle(fontFamily).read(svg);
    }

    private String read(String svg) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(svg));
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(in);
                    case XMLStreamConstants.END_ELEMENT -> {
                        out.close();
                        hues.pop();
                    }
                    case XMLStreamConstants.CHARACTERS -> out.text(in.getText());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the picture is not well-formed", e);
        }
        return out.line().toString();
    }

    private void start(XMLStreamReader in) {
        String element = in.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        Set<String> classes = Set.of();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals("class")) {
                classes = Set.of(in.getAttributeValue(i).trim().split(" +", -1));
            } else {
                attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
            }
        }
        Map<String, String> style = style(element, classes);
        hues.push(hue(style.getOrDefault(HUE, hues.peek())));
        style.forEach((property, value) -> {
            if (property.equals("opacity")) { // of a whole those who make PDFs make a picture of a few pixels
                attributes.put("fill-opacity", value);
                attributes.put("stroke-opacity", value);
            } else if (!property.equals(HUE) && !NO_ATTRIBUTE.contains(property)) {
                attributes.put(property, coloured(value));
            }
        });
        if (element.equals("text")) {
            attributes.put("font-family", fontFamily);
        }
        List<Object> pairs = new ArrayList<>();
        attributes.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        out.open(element, pairs.toArray());
    }

    /** By weight, and of the same weight the later one, as stylesheets have it. There are few, however many elements have them. */
    private static Map<String, String> style(String element, Set<String> classes) {
        return STYLES.computeIfAbsent(new Styled(element, classes), of -> {
            Map<String, String> style = new TreeMap<>();
            for (Rule rule : RULES) {
                if (rule.matches(of.element(), of.classes())) {
                    style.putAll(rule.declarations());
                }
            }
            return Collections.unmodifiableMap(style);
        });
    }

    private String coloured(String value) {
        Matcher property = PROPERTY.matcher(value);
        return property.replaceAll(found -> {
            String role = found.group(1).equals("hue") ? hues.element() : found.group(1);
            Look.Colour colour = COLOURS.get(role);
            return colour == null ? "currentColor" : colour.light();
        });
    }

    private static String hue(String value) {
        Matcher property = PROPERTY.matcher(value);
        return property.matches() ? property.group(1) : value;
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(COMMENT.matcher(Look.stylesheet("chart")).replaceAll(""));
        while (rule.find()) {
            Map<String, String> declarations = new LinkedHashMap<>();
            for (String declaration : rule.group(2).split(";", -1)) {
                int colon = declaration.indexOf(':');
                if (colon > 0) {
                    declarations.put(
                            declaration.substring(0, colon).strip(),
                            declaration.substring(colon + 1).strip());
                }
            }
            for (String selector : rule.group(1).split(",", -1)) {
                Matcher parts = SELECTOR.matcher(selector.strip());
                if (!parts.matches()) {
                    throw new IllegalStateException("chart.css has a selector that paper does not know: " + selector);
                }
                String className = parts.group(2) == null ? "" : parts.group(2);
                String element = parts.group(3) == null ? "" : parts.group(3);
                int weight = (parts.group(1) == null ? 0 : 10) + (className.isEmpty() ? 1 : 10);
                rules.add(new Rule(className, element, weight, declarations));
            }
        }
        rules.sort((one, other) -> Integer.compare(one.weight(), other.weight()));
        return rules;
    }
}
