package org.hengce.gateway.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wants to sign in; longer ones cannot exist. */
@Schema(name = "Credentials", description = "Who wants to sign in.")
public record Credentials(
        @NotBlank @Size(max = 64) String username,
        @NotBlank @Size(max = 1024) String password) {
    @Override
    public String toString() {
        return "Credentials[%s]".formatted(username); // never the password, wherever this is logged
    }
}
