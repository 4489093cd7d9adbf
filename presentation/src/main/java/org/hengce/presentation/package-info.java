/** The language that everything here is written in; the packages below it say what is written. */
@NullMarked
package org.hengce.presentation;

import org.jspecify.annotations.NullMarked;
