/** Register entries that are written whole and published whole; start at {@link org.hengce.kit.register.Registrar}. */
@NullMarked
package org.hengce.kit.register;

import org.jspecify.annotations.NullMarked;
