/** The embedded PostgreSQL, its databases and their migrations; start at {@link org.hengce.launcher.postgres.PostgresServer}. */
@NullMarked
package org.hengce.launcher.postgres;

import org.jspecify.annotations.NullMarked;
