/** Where the tests find their figures and panels. */
@NullMarked
package org.hengce.methods;

import org.jspecify.annotations.NullMarked;
