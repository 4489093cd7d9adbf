package org.hengce.launcher.home;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** The key pair with which the gateway signs internal tokens, and the public half that services trust (RFC 7517). */
public final class InternalKeys {
    private static final int COORDINATE_BYTES = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path privateKey;
    private final Path publicKeys;

    public InternalKeys(Home home) {
        this.privateKey = home.keys().resolve("internal-private.jwk");
        this.publicKeys = home.keys().resolve("internal-public.jwks");
    }

    public Path privateKey() {
        return privateKey;
    }

    public Path publicKeys() {
        return publicKeys;
    }

    /** The private file is written last: if it is there, both are. */
    public void ensure() throws IOException {
        if (Files.exists(privateKey) && Files.exists(publicKeys)) return;
        KeyPair pair = generate();
        ECPublicKey open = (ECPublicKey) pair.getPublic();
        ObjectNode jwk = JSON.createObjectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("alg", "ES256")
                .put("use", "sig")
                .put("kid", UUID.randomUUID().toString())
                .put("x", encoded(open.getW().getAffineX()))
                .put("y", encoded(open.getW().getAffineY()));
        ObjectNode set = JSON.createObjectNode();
        set.putArray("keys").add(jwk.deepCopy());
        PrivateFiles.write(publicKeys, JSON.writeValueAsString(set));
        jwk.put("d", encoded(((ECPrivateKey) pair.getPrivate()).getS()));
        PrivateFiles.write(privateKey, JSON.writeValueAsString(jwk));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 17 has EC keys on secp256r1", e);
        }
    }

    /** Unsigned, left-padded to the curve's 32 bytes as RFC 7518 §6.2 wants it. */
    private static String encoded(BigInteger coordinate) {
        byte[] signed = coordinate.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, padded, COORDINATE_BYTES - length, length);
        Arrays.fill(signed, (byte) 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
