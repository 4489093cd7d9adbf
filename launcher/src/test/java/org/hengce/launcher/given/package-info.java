@NullMarked
package org.hengce.launcher.given;

import org.jspecify.annotations.NullMarked;
