/** How far values were revised since they were first known; start at {@link org.hengce.indicator.revisions.RevisionResource}. */
@NullMarked
package org.hengce.indicator.revisions;

import org.jspecify.annotations.NullMarked;
