/** Lists in pages; start at {@link org.hengce.kit.paging.Page}. */
@NullMarked
package org.hengce.kit.paging;

import org.jspecify.annotations.NullMarked;
