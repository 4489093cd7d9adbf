package org.hengce.gateway.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hengce.gateway.identity.Refusals;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** The authorization code flow with PKCE (OpenID Connect Core, 3.1; RFC 7636). */
@ApplicationScoped
class CodeFlow {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SERVER_ERROR = 500;
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    @Inject
    OidcConfig config;

    @Inject
    Provider provider;

    @Inject
    TokenCheck check;

    @Inject
    Clock clock;

    /** A new sign-in, with secrets of its own. */
    Flow begin(String returnTo) {
        return new Flow(
                new State().getValue(),
                new Nonce().getValue(),
                new CodeVerifier().getValue(),
                returnTo,
                clock.instant().plus(LONGEST));
    }

    /**
     * Where the browser is to go.
     *
     * @throws Problem 404 if no provider is configured for this, 503 if it does not answer
     */
    URI request(Flow flow, URI callback) {
        OIDCProviderMetadata description = provider.call(provider::description);
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(config.scopes().toArray(String[]::new)), clientId(), callback)
                .endpointURI(description.getAuthorizationEndpointURI())
                .state(new State(flow.state()))
                .nonce(new Nonce(flow.nonce()))
                .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    private ClientID clientId() {
        provider.requireIssuer();
        return new ClientID(config.clientId()
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        Message.of(
                                "browsers cannot sign in through the identity provider: hengce.oidc.client-id is not configured",
                                "浏览器无法通过身份提供方登录：未配置 hengce.oidc.client-id"))));
    }

    /**
     * What the provider says of whoever has signed in.
     *
     * @param answer the callback's address as the browser came to it, with the provider's parameters
     * @throws Problem 400 if it is no answer to this sign-in, 403 if the provider refused, 401 if what it gave is not good, 503 if
     *     it does not answer
     */
    Map<String, Object> finish(Flow flow, URI callback, URI answer) {
        AuthorizationCode code = code(flow, answer);
        return provider.call(() -> {
            OIDCTokenResponse tokens = redeem(flow, callback, code);
            JwtClaims claims = check.claims(
                    tokens.getOIDCTokens().getIDTokenString(), clientId().getValue());
            requireMadeFor(flow, claims);
            return withUserInfo(claims.getClaimsMap(), tokens.getOIDCTokens().getAccessToken());
        });
    }

    private AuthorizationCode code(Flow flow, URI answer) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            throw notOurs();
        }
        boolean ours = response.getState() != null
                && flow.state().equals(response.getState().getValue());
        // RFC 9207: an answer of another provider, where a browser has been led astray between two.
        boolean theirs = response.getIssuer() == null
                || response.getIssuer()
                        .getValue()
                        .equals(provider.requireIssuer().toString());
        if (!ours || !theirs) {
            throw notOurs();
        }
        if (response instanceof AuthenticationErrorResponse error) {
            throw refusedBy(error.getErrorObject());
        }
        @Nullable AuthorizationCode code = ((AuthenticationSuccessResponse) response).getAuthorizationCode();
        if (code == null) {
            throw notOurs();
        }
        return code;
    }

    private static Problem notOurs() {
        return Problem.of(
                ProblemType.MALFORMED,
                Message.of(
                        "this is no answer to a sign-in that this browser has under way, or it took too long; begin again at /api/v1/auth/login",
                        "这不是此浏览器正在进行的登录的应答，或登录耗时过长；请从 /api/v1/auth/login 重新开始"));
    }

    private static Problem refusedBy(ErrorObject error) {
        String code =
                error.getCode() != null && ERROR_CODE.matcher(error.getCode()).matches() ? error.getCode() : "unknown";
        return Problem.of(
                ProblemType.FORBIDDEN,
                Message.of(
                        "the identity provider did not sign you in: %s; begin again at /api/v1/auth/login",
                        "身份提供方未完成登录：%s；请从 /api/v1/auth/login 重新开始", code));
    }

    private OIDCTokenResponse redeem(Flow flow, URI callback, AuthorizationCode code)
            throws IOException, ParseException {
        OIDCProviderMetadata description = provider.description();
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier(flow.verifier()));
        URI endpoint = description.getTokenEndpointURI();
        TokenRequest request = config.clientSecret()
                .map(Secret::new)
                .map(secret -> new TokenRequest.Builder(
                                endpoint,
                                takesPost(description)
                                        ? new ClientSecretPost(clientId(), secret)
                                        : new ClientSecretBasic(clientId(), secret),
                                grant)
                        .build())
                .orElseGet(() -> new TokenRequest.Builder(endpoint, clientId(), grant).build());
        TokenResponse response = OIDCTokenResponseParser.parse(ask(request.toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            Log.warnf(
                    "identity provider gave no token error=%s",
                    response.toErrorResponse().getErrorObject().getCode());
            throw refusedBy(response.toErrorResponse().getErrorObject());
        }
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    /** Basic is what every provider takes, unless it says otherwise. */
    private static boolean takesPost(OIDCProviderMetadata description) {
        @Nullable List<ClientAuthenticationMethod> taken = description.getTokenEndpointAuthMethods();
        return taken != null
                && !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    private HTTPResponse ask(HTTPRequest request) throws IOException {
        request.setConnectTimeout((int) config.timeout().toMillis());
        request.setReadTimeout((int) config.timeout().toMillis());
        request.setFollowRedirects(false);
        HTTPResponse answer = request.send();
        if (answer.getStatusCode() >= SERVER_ERROR) { // which says nothing of the person
            throw new IOException("%s answered %d".formatted(request.getURI(), answer.getStatusCode()));
        }
        return answer;
    }

    private void requireMadeFor(Flow flow, JwtClaims claims) {
        boolean nonce = flow.nonce().equals(claims.getClaimValue("nonce"));
        @Nullable Object party = claims.getClaimValue("azp");
        if (!nonce || (party != null && !party.equals(clientId().getValue()))) {
            throw Refusals.unauthenticated();
        }
    }

    /** Some providers tell roles there only. What the signed token says goes before it. */
    private Map<String, Object> withUserInfo(Map<String, Object> claims, AccessToken token)
            throws IOException, ParseException {
        @Nullable URI endpoint = provider.description().getUserInfoEndpointURI();
        if (endpoint == null) {
            return claims;
        }
        UserInfoResponse response = UserInfoResponse.parse(ask(new UserInfoRequest(endpoint, token).toHTTPRequest()));
        if (!response.indicatesSuccess()
                || !String.valueOf(claims.get("sub"))
                        .equals(response.toSuccessResponse()
                                .getUserInfo()
                                .getSubject()
                                .getValue())) {
            return claims;
        }
        Map<String, Object> all =
                new HashMap<>(response.toSuccessResponse().getUserInfo().toJSONObject());
        all.putAll(claims);
        return all;
    }
}
