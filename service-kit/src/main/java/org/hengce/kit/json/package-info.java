/** What is taken in; see {@link org.hengce.kit.json.StrictJson}. */
@NullMarked
package org.hengce.kit.json;

import org.jspecify.annotations.NullMarked;
