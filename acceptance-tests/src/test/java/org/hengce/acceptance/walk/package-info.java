/** Walks over every operation of the public OpenAPI document; start at {@link org.hengce.acceptance.walk.WalkerIT}. */
@NullMarked
package org.hengce.acceptance.walk;

import org.jspecify.annotations.NullMarked;
