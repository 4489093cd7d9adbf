/**
 * How far from parallel trends an event study may be before its conclusion falls; start at
 * {@link org.hengce.methods.honest.HonestSensitivity}.
 */
@NullMarked
package org.hengce.methods.honest;

import org.jspecify.annotations.NullMarked;
