/**
 * Who is calling: what the client brings is checked by {@link org.hengce.gateway.identity.Authenticator}, what services get
 * is made by {@link org.hengce.gateway.identity.InternalTokens}.
 */
@NullMarked
package org.hengce.gateway.identity;

import org.jspecify.annotations.NullMarked;
