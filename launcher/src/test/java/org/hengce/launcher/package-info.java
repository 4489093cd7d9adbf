@NullMarked
package org.hengce.launcher;

import org.jspecify.annotations.NullMarked;
