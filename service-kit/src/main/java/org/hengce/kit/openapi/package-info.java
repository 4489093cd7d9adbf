/** What every operation's description has in common is added here at build time; start at {@link org.hengce.kit.openapi.ApiFilter}. */
@NullMarked
package org.hengce.kit.openapi;

import org.jspecify.annotations.NullMarked;
