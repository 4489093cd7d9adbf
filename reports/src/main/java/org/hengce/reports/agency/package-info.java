/** Under whose name reports go out; start at {@link org.hengce.reports.agency.Agency}. */
@NullMarked
package org.hengce.reports.agency;

import org.jspecify.annotations.NullMarked;
