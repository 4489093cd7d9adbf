/** What is published of the catalogue that reports cite; start at {@link org.hengce.contracts.reference.ReferenceV1}. */
@NullMarked
package org.hengce.contracts.reference;

import org.jspecify.annotations.NullMarked;
