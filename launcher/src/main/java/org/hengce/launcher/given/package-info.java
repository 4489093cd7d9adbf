/** Servers that exist and are named by the environment; see {@link org.hengce.launcher.given.GivenServers}. */
@NullMarked
package org.hengce.launcher.given;

import org.jspecify.annotations.NullMarked;
