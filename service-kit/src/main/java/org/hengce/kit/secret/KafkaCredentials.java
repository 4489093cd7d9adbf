package org.hengce.kit.secret;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The principal towards Kafka and its password of this moment: each new connection asks for them, so that a new one needs no
 * restart. Kafka's clients make it themselves, by {@code sasl.client.callback.handler.class}.
 */
public final class KafkaCredentials implements AuthenticateCallbackHandler {
    private @Nullable String user;
    private @Nullable Secret password;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        Config config = ConfigProvider.getConfig();
        user = config.getValue("hengce.kafka.user", String.class);
        password = Secret.of(config, "hengce.kafka.password");
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback asked && password != null) {
                asked.setPassword(password.read().toCharArray());
            } else if (!(callback instanceof ScramExtensionsCallback)) { // of which there are none
                throw new UnsupportedCallbackException(callback, "no name, no password");
            }
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
