/** All values of an indicator as one file; start at {@link org.hengce.indicator.bulk.BulkResource}. */
@NullMarked
package org.hengce.indicator.bulk;

import org.jspecify.annotations.NullMarked;
