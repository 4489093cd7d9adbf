package org.hengce.reports.pdf;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * What is seen on the pages of a document and is no part of its text: rules of tables, and what stands on every page. The typesetter
 * describes each rule by a dictionary of its own and looks for it among all others of the page: of the objects of a long report these
 * were most. Here all rules of a document share one, and all that stands on every page another.
 */
final class Artifacts implements PageSupplier {
    private static final COSName PAGINATION = COSName.getPDFName("Pagination");

    private final COSDictionary layout = ofType(COSName.getPDFName("Layout"));
    private final COSDictionary pagination = ofType(PAGINATION);

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int number, int shadow) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.PROPERTIES, (COSBase) new Properties());
        page.setResources(resources);
        document.addPage(page);
        return page;
    }

    private static COSDictionary ofType(COSName type) {
        COSDictionary artifact = new COSDictionary();
        artifact.setItem(COSName.TYPE, (COSBase) type);
        return artifact;
    }

    /** Of a page: what is put in or looked for here is the artifact that all of its type share. */
    private final class Properties extends COSDictionary {
        @Override
        public void setItem(COSName key, @Nullable COSBase value) {
            super.setItem(key, shared(value));
        }

        @Override
        public boolean containsValue(@Nullable Object value) {
            return super.containsValue(shared(value));
        }

        @Override
        public @Nullable COSName getKeyForValue(@Nullable Object value) {
            return super.getKeyForValue(shared(value));
        }

        private @Nullable COSBase shared(@Nullable Object value) {
            COSName type = value instanceof COSDictionary artifact ? artifact.getCOSName(COSName.TYPE) : null;
            if (COSName.BACKGROUND.equals(type)) {
                return layout;
            }
            return PAGINATION.equals(type) ? pagination : (COSBase) value;
        }
    }
}
