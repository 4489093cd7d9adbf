/** Passwords and keys in mounted files, read again when they change; see {@link org.hengce.kit.secret.Secret}. */
@NullMarked
package org.hengce.kit.secret;

import org.jspecify.annotations.NullMarked;
