/** {@code ./hengce images}; see {@link org.hengce.launcher.images.Images}. */
@NullMarked
package org.hengce.launcher.images;

import org.jspecify.annotations.NullMarked;
