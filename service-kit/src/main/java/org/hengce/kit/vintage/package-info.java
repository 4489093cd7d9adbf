/** When a value became known; start at {@link org.hengce.kit.vintage.Vintage}. */
@NullMarked
package org.hengce.kit.vintage;

import org.jspecify.annotations.NullMarked;
