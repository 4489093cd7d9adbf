package org.hengce.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A key pair as the launcher makes it: the gateway signs internal tokens with it, services trust its public half. */
final class TestKeys {
    static final String KEY_ID = "test";

    private final KeyPair pair;
    private final Path publicKeys;
    private final Path privateKey;

    TestKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
            ECPublicKey key = (ECPublicKey) pair.getPublic();
            String jwk =
                    "\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\""
                            .formatted(
                                    KEY_ID,
                                    coordinate(key.getW().getAffineX()),
                                    coordinate(key.getW().getAffineY()));
            publicKeys = write("internal-public", "{\"keys\":[{%s}]}".formatted(jwk));
            privateKey = write(
                    "internal-private",
                    "{%s,\"d\":\"%s\"}".formatted(jwk, coordinate(((ECPrivateKey) pair.getPrivate()).getS())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    private static Path write(String name, String json) {
        try {
            Path file = Files.createTempFile(name, ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 32 bytes, big-endian, as RFC 7518 asks. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    KeyPair pair() {
        return pair;
    }

    Path publicKeys() {
        return publicKeys;
    }

    Path privateKey() {
        return privateKey;
    }
}
