package org.hengce.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.Patterned;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.SecureService;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TlsTest.WithCertificate.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class TlsTest {
    private static final Path FOLDER = folder();

    public static final class WithCertificate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                new CertificateGenerator(FOLDER, false)
                        .generate(new CertificateRequest()
                                .withName("gateway")
                                .withCN("localhost")
                                .withSubjectAlternativeName("IP:127.0.0.1")
                                .withFormats(List.of(Format.PEM, Format.PKCS12))
                                .withPassword("changeit"));
                Path keys = FOLDER.resolve("gateway-keystore.p12");
                return Map.of(
                        "hengce.tls.certificate",
                        FOLDER.resolve("gateway.crt").toString(),
                        "hengce.tls.key",
                        FOLDER.resolve("gateway.key").toString(),
                        "quarkus.http.test-ssl-port",
                        "0",
                        // The services have the same certificate, which names the first address and not the second.
                        "hengce.upstream.ca-file",
                        FOLDER.resolve("gateway.crt").toString(),
                        "hengce.upstream.policy",
                        "https://127.0.0.1:" + SecureService.start("127.0.0.1", keys, "changeit"),
                        "hengce.upstream.evaluation",
                        "https://127.0.0.2:" + SecureService.start("127.0.0.2", keys, "changeit"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tls");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    URI door = URI.create("/"); // replaced before each test

    private URI at(String path) {
        return URI.create("https://127.0.0.1:" + door.getPort() + path);
    }

    private static HttpClient client(HttpClient.Version version) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(
                // As configured: this class may have been loaded twice, with a folder each time.
                Path.of(ConfigProvider.getConfig().getValue("hengce.tls.certificate", String.class)))) {
            trusted.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).version(version).build();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void withACertificateAndItsKeyTheDoorSpeaksTls(HttpClient.Version version) throws Exception {
        HttpClient client = client(version);
        String token = token(client, version);
        HttpResponse<String> sum = client.send(
                HttpRequest.newBuilder(at("/api/v1/imports/checksum"))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofInputStream(Patterned::stream))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sum.version()).isEqualTo(version);
        assertThat(sum.body()).isEqualTo(Patterned.checksum());
    }

    private String token(HttpClient client, HttpClient.Version version) throws IOException, InterruptedException {
        String password = Files.readString(People.adminPasswordFile()).strip();
        HttpResponse<String> signedIn = client.send(
                HttpRequest.newBuilder(at("/api/v1/auth/token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"username\": \"admin\", \"password\": \"%s\"}".formatted(password)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(signedIn.version()).isEqualTo(version);
        assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
        return new io.vertx.core.json.JsonObject(signedIn.body()).getString("accessToken");
    }

    @Test
    void servicesAreReachedByTlsIfTheirCertificateIsTrustedAndNamesThem() throws Exception {
        HttpClient client = client(HttpClient.Version.HTTP_1_1);
        String token = token(client, HttpClient.Version.HTTP_1_1);
        HttpResponse<String> trusted = get(client, "/api/v1/policies", token);
        assertThat(trusted.statusCode()).isEqualTo(200);
        assertThat(trusted.body()).isEqualTo(SecureService.ANSWER);
        HttpResponse<String> other = get(client, "/api/v1/evaluations", token);
        assertThat(other.statusCode()).isEqualTo(503);
        assertThat(other.body()).contains("evaluation-service").doesNotContain(SecureService.ANSWER);
    }

    private HttpResponse<String> get(HttpClient client, String path, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void nothingListensWithoutTls() throws Exception {
        int plain = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.test-port", Integer.class)
                .orElse(0);
        if (plain > 0) {
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), plain).close())
                    .isInstanceOf(ConnectException.class);
        }
        int port = at("/").getPort();
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health".formatted(port)))
                                        .build(),
                                BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }
}
