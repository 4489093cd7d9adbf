package org.hengce.gateway.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity provider. Without an issuer there is none. */
@ConfigMapping(prefix = "hengce.oidc")
public interface OidcConfig {
    /** As its tokens say in {@code iss}; {@code /.well-known/openid-configuration} is read below it. */
    Optional<URI> issuer();

    /** How the gateway is registered there; without it no browser signs in through the provider. */
    Optional<String> clientId();

    /** Without it the gateway is a public client, with PKCE alone. */
    Optional<String> clientSecret();

    @WithDefault("openid,profile")
    List<String> scopes();

    /** What access tokens must be meant for ({@code aud}); without it the provider's bearer tokens are refused. */
    Optional<String> audience();

    /** The claim that users are called by, here and in the audit. Only {@code sub} is sure to be nobody else's later. */
    @WithDefault("sub")
    String nameClaim();

    /** The claim with the roles, as {@code groups} or {@code realm_access.roles}; without it roles are given here. */
    Optional<String> rolesClaim();

    /** What values of that claim mean; a value that is not here counts if it is one of the five roles. */
    Map<String, List<String>> roleMapping();

    /** The claim with codes of regions, {@code *} for everywhere; without it rights are as wide as the user's here, else everywhere. */
    Optional<String> regionsClaim();

    /** Never {@code none}, nor one with a shared secret. */
    @WithDefault("RS256,ES256,PS256,EdDSA")
    List<String> algorithms();

    /** By how much the provider's clock may be off. */
    @WithDefault("30s")
    Duration clockSkew();

    /** How long one answer of the provider may take. */
    @WithDefault("5s")
    Duration timeout();

    /** How long its keys are kept where it does not say so; a token with an unknown key is a reason to read them again. */
    @WithDefault("10m")
    Duration keysFor();

    /** How long known keys are still good while the provider is away. */
    @WithDefault("12h")
    Duration keysWhileAway();
}
