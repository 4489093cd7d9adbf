/** Rules, dashboards and their pages, held to each other; no service runs for it. */
@NullMarked
package org.hengce.acceptance.observability;

import org.jspecify.annotations.NullMarked;
