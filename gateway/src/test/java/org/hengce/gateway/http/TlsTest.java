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
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.Patterned;
import org.hengce.gateway.testing.People;
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
                                .withFormat(Format.PEM));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return Map.of(
                    "hengce.tls.certificate", FOLDER.resolve("gateway.crt").toString(),
                    "hengce.tls.key", FOLDER.resolve("gateway.key").toString(),
                    "quarkus.http.test-ssl-port", "0");
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
        String token = new io.vertx.core.json.JsonObject(signedIn.body()).getString("accessToken");
        HttpResponse<String> sum = client.send(
                HttpRequest.newBuilder(at("/api/v1/imports/checksum"))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofInputStream(Patterned::stream))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sum.version()).isEqualTo(version);
        assertThat(sum.body()).isEqualTo(Patterned.checksum());
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
