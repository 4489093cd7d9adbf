package org.hengce.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the document that the build makes from annotations: which fields may be null, what every operation may answer,
 * who may call it. A resource says only what is its own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiFilter implements OASFilter {
    private final IndexView index;

    public ApiFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return; // nothing is offered over HTTP
        }
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        new RecordSchemas(index).complete(components);
        Texts.complete(components);
        SharedParts.addTo(components);
        Endpoints endpoints = new Endpoints(index);
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) ->
                        new OperationParts(path, method.name(), operation, endpoints.of(operation)).complete()));
    }
}
