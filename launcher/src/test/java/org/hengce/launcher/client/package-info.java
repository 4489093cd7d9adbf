@NullMarked
package org.hengce.launcher.client;

import org.jspecify.annotations.NullMarked;
