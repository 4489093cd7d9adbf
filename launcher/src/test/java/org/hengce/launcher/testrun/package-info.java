@NullMarked
package org.hengce.launcher.testrun;

import org.jspecify.annotations.NullMarked;
