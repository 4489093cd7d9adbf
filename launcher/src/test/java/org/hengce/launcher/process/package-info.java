@NullMarked
package org.hengce.launcher.process;

import org.jspecify.annotations.NullMarked;
