/**
 * Signing in through an identity provider (OpenID Connect): its bearer tokens are checked by
 * {@link org.hengce.gateway.oidc.ProviderTokens}, browsers come through {@link org.hengce.gateway.oidc.LoginResource}.
 */
@NullMarked
package org.hengce.gateway.oidc;

import org.jspecify.annotations.NullMarked;
