package org.hengce.gateway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Those who use the gateway in the tests. */
public final class People {
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private People() {}

    /** For clients that are not REST Assured. */
    public static URI gateway() {
        return URI.create("%s:%d/".formatted(RestAssured.baseURI, RestAssured.port));
    }

    public static Path adminPasswordFile() {
        return Path.of(ConfigProvider.getConfig().getValue("hengce.admin-password-file", String.class));
    }

    public static String admin() {
        try {
            return tokenOf("admin", Files.readString(adminPasswordFile()).strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody new with these roles. */
    public static String with(String... roles) {
        String name = "user-" + NUMBER.incrementAndGet();
        make(name, roles);
        return name;
    }

    /** Administrators of all regions, others of one. */
    public static void make(String name, String... roles) {
        List<String> regions = List.of(roles).contains("admin") ? List.of() : List.of("US-CA");
        put(name, Map.of("roles", List.of(roles), "regions", regions, "password", PASSWORD))
                .then()
                .statusCode(201);
    }

    public static Response put(String name, Map<String, ?> body) {
        return as(admin()).contentType(ContentType.JSON).body(body).put("/api/v1/users/" + name);
    }

    public static Response signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", password))
                .post("/api/v1/auth/token");
    }

    public static String tokenOf(String name, String password) {
        return signIn(name, password).then().statusCode(200).extract().path("accessToken");
    }

    public static String tokenOf(String name) {
        return tokenOf(name, PASSWORD);
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
