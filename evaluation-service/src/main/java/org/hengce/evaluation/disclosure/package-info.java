/** What of an evaluation a reader may see; start at {@link org.hengce.evaluation.disclosure.Disclosure}. */
@NullMarked
package org.hengce.evaluation.disclosure;

import org.jspecify.annotations.NullMarked;
