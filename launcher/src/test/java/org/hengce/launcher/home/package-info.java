@NullMarked
package org.hengce.launcher.home;

import org.jspecify.annotations.NullMarked;
