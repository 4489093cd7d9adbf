/** Work that goes on in the background; see {@link org.hengce.kit.work.BackgroundLoop}. */
@NullMarked
package org.hengce.kit.work;

import org.jspecify.annotations.NullMarked;
