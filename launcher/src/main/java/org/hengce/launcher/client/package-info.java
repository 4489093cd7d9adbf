/** The public API, for commands that speak to what runs; see {@link org.hengce.launcher.client.Api}. */
@NullMarked
package org.hengce.launcher.client;

import org.jspecify.annotations.NullMarked;
