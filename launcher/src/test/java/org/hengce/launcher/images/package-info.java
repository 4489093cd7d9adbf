@NullMarked
package org.hengce.launcher.images;

import org.jspecify.annotations.NullMarked;
