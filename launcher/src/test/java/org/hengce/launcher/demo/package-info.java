@NullMarked
package org.hengce.launcher.demo;

import org.jspecify.annotations.NullMarked;
