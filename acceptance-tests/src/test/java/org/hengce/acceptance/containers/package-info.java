/** Images, the compose file and the manifests as containers that run. */
@NullMarked
package org.hengce.acceptance.containers;

import org.jspecify.annotations.NullMarked;
