/** The public OpenAPI document and what holds it; start at {@link org.hengce.acceptance.openapi.MergedDocument}. */
@NullMarked
package org.hengce.acceptance.openapi;

import org.jspecify.annotations.NullMarked;
