/** Plain SQL where sets are read or written; see {@link org.hengce.kit.sql.JdbiProducer}. */
@NullMarked
package org.hengce.kit.sql;

import org.jspecify.annotations.NullMarked;
