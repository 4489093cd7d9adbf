/** Which methods a path takes; start at {@link org.hengce.kit.methods.AllowHeader}. */
@NullMarked
package org.hengce.kit.methods;

import org.jspecify.annotations.NullMarked;
