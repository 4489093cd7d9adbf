/** Reports and charts over HTTP: their types, and their names as files; start at {@link org.hengce.kit.document.DocumentTypes}. */
@NullMarked
package org.hengce.kit.document;

import org.jspecify.annotations.NullMarked;
