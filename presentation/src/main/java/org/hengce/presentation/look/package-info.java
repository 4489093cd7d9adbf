/** What everything that is shown shares: the colours ({@link org.hengce.presentation.look.Look}) and safe markup. */
@NullMarked
package org.hengce.presentation.look;

import org.jspecify.annotations.NullMarked;
