package org.hengce.evaluation.power;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hengce.evaluation.analyses.BoundedWork;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.json.RawJson;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.PowerDocument;

/** The minimum detectable effect of a planned policy; nothing is stored. */
@Path("/api/v1/power")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analyses", description = "Computed while the caller waits; nothing is stored.")
public class PowerResource {
    private static final String EXAMPLE = """
            {"indicator": "cigarette-sales", "regions": ["US-CA"], "from": "1989", "horizon": 4,
             "method": "DIFFERENCE_IN_DIFFERENCES", "replications": 100}""";

    @Inject
    DesignPower designs;

    @Inject
    BoundedWork work;

    @Inject
    RegionScopes scopes;

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ANALYST, Roles.ADMIN})
    @Operation(
            operationId = "computePower",
            summary = "How large an effect must be to be seen",
            description =
                    "The minimum detectable effect of a policy before its launch: by simulation on the indicator's own past in the"
                            + " regions that it would cover and those that it would be compared with. Of values that the caller may read"
                            + " alone. Answers what `./hengce analyze --method power --json` prints for the same panel, and what the panel"
                            + " was. Nothing is stored, so that there is no `Idempotency-Key`. 422 says by `violations` which code is not"
                            + " known, or by `reasons` what the data lack.",
            // It needs an indicator with years of values in several regions; PowerTest has one.
            extensions = {
                @Extension(name = "x-hengce-elsewhere", value = "true", parseValue = true),
                @Extension(name = "x-hengce-changes-nothing", value = "true", parseValue = true)
            })
    @APIResponse(
            responseCode = "200",
            description = "What the design could find.",
            content = @Content(schema = @Schema(implementation = PowerDocument.class)))
    public RawJson compute(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PowerDraft.class),
                                            examples = @ExampleObject(name = "california", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    PowerDraft draft,
            @Context RoutingContext request)
            throws IOException {
        RegionScope readable = scopes.ofHiddenValues();
        PowerDocument found = work.run(request, () -> designs.power(draft, readable::covers));
        return new RawJson(HengceJson.indented(found) + "\n");
    }
}
