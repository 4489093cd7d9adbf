/** The catalogue that reports cite; start at {@link org.hengce.policy.references.ReferenceResource}. */
@NullMarked
package org.hengce.policy.references;

import org.jspecify.annotations.NullMarked;
