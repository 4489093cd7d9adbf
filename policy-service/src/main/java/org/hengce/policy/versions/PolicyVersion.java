package org.hengce.policy.versions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyText;

/** A version of a policy's text. */
@Schema(name = "PolicyTextVersion", description = "What a policy said in one version.")
public record PolicyVersion(
        @JsonUnwrapped VersionLine line,
        @Schema(description = "What it said.") PolicyText policy) {}
