/** What an effect rests on, checked; start at {@link org.hengce.methods.diagnostic.Diagnostics}. */
@NullMarked
package org.hengce.methods.diagnostic;

import org.jspecify.annotations.NullMarked;
