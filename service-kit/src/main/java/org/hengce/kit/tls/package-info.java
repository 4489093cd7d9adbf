/** TLS by a few settings; see {@link org.hengce.kit.tls.TlsSettings}. */
@NullMarked
package org.hengce.kit.tls;

import org.jspecify.annotations.NullMarked;
