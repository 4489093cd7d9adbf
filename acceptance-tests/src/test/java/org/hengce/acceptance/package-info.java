/** Black-box tests of the running whole; they meet it as its users do, in {@link org.hengce.acceptance.Stack}. */
@NullMarked
package org.hengce.acceptance;

import org.jspecify.annotations.NullMarked;
