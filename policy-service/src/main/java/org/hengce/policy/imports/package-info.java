/** Many policies at once, from a file; start at {@link org.hengce.policy.imports.PolicyImportResource}. */
@NullMarked
package org.hengce.policy.imports;

import org.jspecify.annotations.NullMarked;
