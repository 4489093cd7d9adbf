/** Optimistic concurrency over HTTP; start at {@link org.hengce.kit.etag.Revision}. */
@NullMarked
package org.hengce.kit.etag;

import org.jspecify.annotations.NullMarked;
