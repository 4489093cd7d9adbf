/** Events applied exactly once; start at {@link org.hengce.kit.inbox.Inbox}. */
@NullMarked
package org.hengce.kit.inbox;

import org.jspecify.annotations.NullMarked;
