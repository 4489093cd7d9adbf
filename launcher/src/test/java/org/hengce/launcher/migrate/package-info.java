@NullMarked
package org.hengce.launcher.migrate;

import org.jspecify.annotations.NullMarked;
