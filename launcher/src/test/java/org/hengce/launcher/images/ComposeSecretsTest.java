package org.hengce.launcher.images;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hengce.launcher.InProcess;
import org.hengce.launcher.process.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/compose/secrets} and {@code deploy/keys}, on a copy in an empty tree. */
class ComposeSecretsTest {
    @TempDir
    private Path tree = Path.of("");

    private Path script = Path.of("");

    @BeforeEach
    void copyScript() throws IOException {
        assumeTrue(Processes.onPath("openssl").isPresent(), "there is no program openssl");
        Path folder = Files.createDirectories(tree.resolve("deploy/compose"));
        script = Files.copy(InProcess.ROOT.resolve("deploy/compose/secrets"), folder.resolve("secrets"));
        Files.copy(InProcess.ROOT.resolve("deploy/keys"), tree.resolve("deploy/keys"), COPY_ATTRIBUTES);
    }

    private void run() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Map<String, String> made() throws IOException {
        Map<String, String> made = new TreeMap<>();
        try (Stream<Path> files = Files.list(tree.resolve("deploy/compose/secrets.d"))) {
            for (Path file : files.toList()) made.put(file.getFileName().toString(), Files.readString(file));
        }
        return made;
    }

    @Test
    void eachIsMadeOnceAndForItsOwnerAlone() throws Exception {
        run();
        Map<String, String> first = made();
        run();

        assertThat(made()).isEqualTo(first).hasSize(17).doesNotContainKey(".key");
        assertThat(first.values()).doesNotHaveDuplicates();
        for (String name : first.keySet())
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            tree.resolve("deploy/compose/secrets.d").resolve(name))))
                    .isEqualTo("rw-------");
        assertThat(Files.readAllLines(tree.resolve(".env")))
                .hasSize(2)
                .allMatch(line -> line.matches("HENGCE_[UG]ID=[0-9]+"));
    }

    @Test
    void whatThePrivateKeySignsThePublicOneConfirms() throws Exception {
        run();
        ObjectMapper json = new ObjectMapper();
        JsonNode open =
                json.readTree(made().get("internal-public.jwks")).get("keys").get(0);
        JsonNode secret = json.readTree(made().get("internal-private.jwk"));
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
        KeyFactory keys = KeyFactory.getInstance("EC");
        PublicKey publicKey =
                keys.generatePublic(new ECPublicKeySpec(new ECPoint(number(open, "x"), number(open, "y")), p256));
        PrivateKey privateKey = keys.generatePrivate(new ECPrivateKeySpec(number(secret, "d"), p256));
        Signature signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(privateKey);
        signing.update(new byte[] {1, 2, 3});
        byte[] signature = signing.sign();

        signing.initVerify(publicKey);
        signing.update(new byte[] {1, 2, 3});
        assertThat(signing.verify(signature)).isTrue();
        assertThat(secret.get("kid")).isEqualTo(open.get("kid"));
        assertThat(open.has("d")).isFalse();
    }

    @Test
    void aKeyIsNotWrittenOver() throws Exception {
        run();
        Map<String, String> first = made();
        Process process = new ProcessBuilder(
                        tree.resolve("deploy/keys").toString(),
                        tree.resolve("deploy/compose/secrets.d").toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("internal-private.jwk is there", "Name another folder.");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(made()).isEqualTo(first);
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(name).asText()));
    }
}
