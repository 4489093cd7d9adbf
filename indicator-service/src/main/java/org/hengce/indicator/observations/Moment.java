package org.hengce.indicator.observations;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An instant, as the OpenAPI document says it. */
@Schema(type = SchemaType.STRING, format = "date-time", description = "An instant.")
public interface Moment {}
