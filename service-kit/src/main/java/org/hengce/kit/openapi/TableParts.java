package org.hengce.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.hengce.kit.paging.TableTypes;
import org.jspecify.annotations.Nullable;

/** Lists as tables: the scanner of annotations takes a file of rows for the JSON of a page. */
final class TableParts {
    private static final String JSON = "application/json";

    private TableParts() {}

    /** What is not JSON is a text or, as a workbook, bytes. */
    static void describe(APIResponse response) {
        @Nullable Content content = response.getContent();
        if (content == null || !content.hasMediaType(JSON) || !content.hasMediaType(TableTypes.CSV)) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            if (!type.equals(JSON)) {
                media.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
                if (type.equals(TableTypes.XLSX)) {
                    media.getSchema().setContentEncoding("binary");
                }
            }
        });
    }

    static boolean offeredBy(Operation operation) {
        return operation.getResponses() != null
                && operation.getResponses().getAPIResponse("200") != null
                && operation.getResponses().getAPIResponse("200").getContent() != null
                && operation.getResponses().getAPIResponse("200").getContent().hasMediaType(TableTypes.CSV);
    }
}
