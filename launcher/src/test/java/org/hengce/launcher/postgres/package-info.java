@NullMarked
package org.hengce.launcher.postgres;

import org.jspecify.annotations.NullMarked;
