/** The program of the image {@code hengce/migrations}; see {@link org.hengce.launcher.migrate.Migrate}. */
@NullMarked
package org.hengce.launcher.migrate;

import org.jspecify.annotations.NullMarked;
