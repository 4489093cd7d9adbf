package org.hengce.gateway.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who wants to sign in; longer ones cannot exist. */
public record Credentials(
        @NotBlank @Size(max = 64) String username,
        @NotBlank @Size(max = 1024) String password) {
    @Override
    public String toString() {
        return "Credentials[%s]".formatted(username); // never the password, wherever this is logged
    }
}
