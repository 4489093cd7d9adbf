package org.hengce.gateway.oidc;

import java.time.Instant;

/**
 * One sign-in that is under way at the provider.
 *
 * @param state by which the answer is known to be one to this
 * @param nonce by which the token is known to be made for this
 * @param verifier of PKCE, without which the code is worth nothing
 * @param returnTo the page here that is wanted then
 * @param endsAt until when the answer is waited for
 */
record Flow(String state, String nonce, String verifier, String returnTo, Instant endsAt) {
    @Override
    public String toString() {
        return "Flow[%s]".formatted(returnTo); // never the secrets, wherever this is logged
    }
}
