package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code k8s/secrets} makes what the manifests mount. */
class SecretsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = Rendered.MANIFESTS.resolve("secrets").toString();

    @Test
    void everySecretThatIsMountedIsMadeByTheScriptOrAnOperator() {
        assertThat(mounted("local")).isSubsetOf(made("databases", "keys", "kafka"));
        Set<String> production = new TreeSet<>(mounted("production"));
        production.removeAll(made("databases", "keys", "keycloak"));
        // Strimzi's users and CA, CloudNativePG's CAs, and cert-manager's certificates.
        production.removeAll(KafkaManifests.SERVICES);
        production.remove("hengce-cluster-ca-cert");
        production.removeIf(name -> name.endsWith("-db-ca"));
        Rendered.of("production")
                .kind("Certificate")
                .forEach(certificate ->
                        production.remove(certificate.at("/spec/secretName").asText()));
        assertThat(production).isEmpty();
    }

    @Test
    void theRolesOfTheDatabasesAreThoseOfTheClusters() {
        List<JsonNode> secrets = secrets("databases", "keycloak");
        Rendered.of("production").kind("Cluster").forEach(cluster -> {
            JsonNode begun = cluster.at("/spec/bootstrap/initdb");
            assertThat(user(secrets, begun.at("/secret/name").asText()))
                    .isEqualTo(begun.path("owner").asText());
            cluster.at("/spec/managed/roles").forEach(role -> assertThat(
                            user(secrets, role.at("/passwordSecret/name").asText()))
                    .isEqualTo(role.path("name").asText()));
        });
    }

    @Test
    void thePublicKeyBelongsToTheOneThatSigns() throws JsonProcessingException, GeneralSecurityException {
        List<JsonNode> secrets = secrets("keys");
        JsonNode open = JSON.readTree(content(secrets, "internal-public-keys", "internal-public.jwks"))
                .at("/keys/0");
        JsonNode signing = JSON.readTree(content(secrets, "internal-signing-key", "internal-private.jwk"));
        assertThat(open.has("d")).isFalse();
        assertThat(signing.path("kid")).isEqualTo(open.path("kid"));

        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
        KeyFactory factory = KeyFactory.getInstance("EC");
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(factory.generatePrivate(new ECPrivateKeySpec(number(signing, "d"), parameters)));
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(factory.generatePublic(
                new ECPublicKeySpec(new ECPoint(number(open, "x"), number(open, "y")), parameters)));
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void noTwoPasswordsAreTheSame() {
        List<JsonNode> secrets = secrets("databases", "kafka", "keycloak");
        assertThat(secrets.stream().map(secret -> text(secret, "password")))
                .hasSize(13)
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSize(48));
    }

    @Test
    void aWordThatIsNotUnderstoodSaysWhatIs() {
        Program.require("openssl", "to make passwords and keys");
        Program.Outcome outcome = Program.run(List.of(SCRIPT, "database"));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.errors()).contains("'database' is not understood", "k8s/secrets databases keys");
        assertThat(outcome.output()).isEmpty();
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
    }

    private static String user(List<JsonNode> secrets, String name) {
        return content(secrets, name, "username");
    }

    private static String content(List<JsonNode> secrets, String name, String key) {
        return secrets.stream()
                .filter(secret -> Rendered.name(secret).equals(name))
                .map(secret -> text(secret, key))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode secret, String key) {
        return new String(
                Base64.getDecoder().decode(secret.path("data").path(key).asText()), StandardCharsets.UTF_8);
    }

    private static Set<String> made(String... words) {
        return secrets(words).stream().map(Rendered::name).collect(Collectors.toSet());
    }

    private static List<JsonNode> secrets(String... words) {
        Program.require("openssl", "to make passwords and keys");
        Program.Outcome outcome =
                Program.run(Stream.concat(Stream.of(SCRIPT), Stream.of(words)).toList());
        assertThat(outcome.exit()).as(outcome.errors()).isZero();
        return Rendered.parsed(outcome.output());
    }

    private static Set<String> mounted(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        return Stream.concat(rendered.kind("Deployment"), rendered.kind("Job"))
                .flatMap(workload -> Rendered.each(workload.at("/spec/template/spec/volumes")))
                .filter(volume -> volume.has("secret"))
                .map(volume -> volume.at("/secret/secretName").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
