/** The public OpenAPI document and the page that shows it; start at {@link org.hengce.gateway.openapi.DocumentResource}. */
@NullMarked
package org.hengce.gateway.openapi;

import org.jspecify.annotations.NullMarked;
