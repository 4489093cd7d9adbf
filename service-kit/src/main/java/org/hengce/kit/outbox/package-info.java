/** Events written with the change they tell of; start at {@link org.hengce.kit.outbox.Outbox}. */
@NullMarked
package org.hengce.kit.outbox;

import org.jspecify.annotations.NullMarked;
