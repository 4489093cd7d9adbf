@NullMarked
package org.hengce.launcher.stack;

import org.jspecify.annotations.NullMarked;
