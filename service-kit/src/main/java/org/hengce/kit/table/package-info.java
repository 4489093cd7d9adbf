/**
 * Lists as CSV and XLSX: a resource names {@link org.hengce.kit.paging.TableTypes} in its {@code @Produces} and returns a {@code
 * Page} that knows how it goes on.
 */
@NullMarked
package org.hengce.kit.table;

import org.jspecify.annotations.NullMarked;
