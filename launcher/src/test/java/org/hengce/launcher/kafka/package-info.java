@NullMarked
package org.hengce.launcher.kafka;

import org.jspecify.annotations.NullMarked;
