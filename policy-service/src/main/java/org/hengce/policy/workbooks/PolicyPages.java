package org.hengce.policy.workbooks;

import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.paging.Whole;
import org.hengce.kit.problem.Language;
import org.hengce.kit.table.PageWriter;

/** The list of policies as a workbook that can be changed and sent again. */
@Provider
@Produces(TableTypes.XLSX)
public class PolicyPages extends PageWriter {
    @Inject
    HttpHeaders headers;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return super.isWriteable(type, genericType, annotations, mediaType) && hasOwnWorkbook(genericType);
    }

    @Override
    public void writeTo(
            Page<?> page,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> sent,
            OutputStream out)
            throws IOException {
        sent.putSingle(HttpHeaders.CONTENT_TYPE, TableTypes.XLSX); // bytes have no charset
        try (WrittenPolicies policies = new WrittenPolicies(
                out,
                Language.of(
                        uri.getQueryParameters().getFirst("lang"),
                        headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                json)) {
            eachRow(page, Whole.isAsked(uri), row -> policies.add(json.valueToTree(row)), policies::flush);
            policies.finish();
        }
    }
}
