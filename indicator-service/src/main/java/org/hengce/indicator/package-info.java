/** The indicator service; its features are the packages below, what they share stands here. */
@NullMarked
package org.hengce.indicator;

import org.jspecify.annotations.NullMarked;
