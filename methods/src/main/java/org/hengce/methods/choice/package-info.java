/** Which estimator a panel allows, and why; start at {@link org.hengce.methods.choice.MethodChoice}. */
@NullMarked
package org.hengce.methods.choice;

import org.jspecify.annotations.NullMarked;
