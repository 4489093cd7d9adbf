package org.hengce.reports.pdf;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.PDFTranscoder.OpenHtmlFontResolver;
import java.util.List;

/** Draws charts in fonts that are read once and not again for every document. Runs and loads nothing. */
final class ChartDrawer extends BatikSVGDrawer {
    ChartDrawer() {
        super(SvgScriptMode.SECURE, SvgExternalResourceMode.SECURE);
        fontResolver = new OpenHtmlFontResolver();
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // The fonts are here already; the parent's method would forget them.
    }
}
