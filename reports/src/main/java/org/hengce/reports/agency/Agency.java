package org.hengce.reports.agency;

import java.util.Base64;
import java.util.regex.Pattern;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Under whose name reports go out, and how they show it. What they say is the same for all.
 *
 * @param name of the agency; null for none
 * @param colour of the line above pages and PDFs, {@code #rrggbb}; null for none. It says nothing, so that none is too pale
 * @param logo a PNG in base 64, as {@link #logo} makes it; null for none
 * @param cover whether a whole report as PDF begins with a page of its own
 */
public record Agency(
        @Nullable LocalizedText name,
        @Nullable String colour,
        @Nullable String logo,
        boolean cover) {
    /** Nobody's. */
    public static final Agency NONE = new Agency(null, null, null, false);

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+=*");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LARGEST_LOGO = 512 * 1024;

    /**
     * Checks what it is given.
     *
     * @throws IllegalArgumentException if colour or logo are none
     */
    public Agency {
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException("a colour is written as #1d2733, not as '%s'".formatted(colour));
        }
        if (logo != null && !BASE64.matcher(logo).matches()) {
            throw new IllegalArgumentException("a logo is a PNG in base 64");
        }
    }

    /**
     * A logo.
     *
     * @throws IllegalArgumentException if it is no PNG, or larger than 512 kB, which every report would carry
     */
    public static String logo(byte[] png) {
        if (png.length > LARGEST_LOGO) {
            throw new IllegalArgumentException(
                    "a logo has at most 512 kB, and this one %d bytes".formatted(png.length));
        }
        for (int i = 0; i < PNG.length; i++) {
            if (png.length <= PNG.length || png[i] != PNG[i]) {
                throw new IllegalArgumentException("a logo is a PNG, and this one does not begin like one");
            }
        }
        return Base64.getEncoder().encodeToString(png);
    }

    /** The address by which a document names its logo; empty where there is none. */
    public String logoAddress() {
        return logo == null ? "" : "data:image/png;base64," + logo;
    }

    /** A line with logo and name, where there are any. */
    public void writeHead(Markup html, Language language) {
        String called = name == null ? "" : name.in(language);
        if (logo == null && called.isBlank()) {
            return;
        }
        html.open("p", "class", "agency");
        if (logo != null) {
            html.empty("img", "src", logoAddress(), "alt", Texts.of(language).text("report.logo"));
        }
        html.text(called).close().line();
    }

    /** What a stylesheet says of the colour; {@code selector} is what stands above all. */
    public String rule(String selector, String width) {
        return colour == null ? "" : "%s { border-top: %s solid %s; }\n".formatted(selector, width, colour);
    }
}
