package org.hengce.indicator.observations;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A day, as the OpenAPI document says it. */
@Schema(type = SchemaType.STRING, format = "date", description = "A day; its end in Asia/Shanghai is meant.")
public interface Day {}
