/** Credentials of machines; start at {@link org.hengce.gateway.apikeys.ApiKeyRegister}. */
@NullMarked
package org.hengce.gateway.apikeys;

import org.jspecify.annotations.NullMarked;
