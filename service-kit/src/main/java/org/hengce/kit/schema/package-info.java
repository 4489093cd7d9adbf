/** The schema version that a service waits for; see {@link org.hengce.kit.schema.SchemaGate}. */
@NullMarked
package org.hengce.kit.schema;

import org.jspecify.annotations.NullMarked;
