/** What is wrong with a method's options; {@link org.hengce.methods.option.OptionException}. */
@NullMarked
package org.hengce.methods.option;

import org.jspecify.annotations.NullMarked;
