/** What the tests need around the gateway; start at {@link org.hengce.gateway.testing.Neighbours}. */
@NullMarked
package org.hengce.gateway.testing;

import org.jspecify.annotations.NullMarked;
