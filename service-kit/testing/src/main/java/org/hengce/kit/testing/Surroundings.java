package org.hengce.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a service finds around it: a migrated database and topics of its own on the shared servers, and the keys of internal
 * tokens. One per module; put {@code @QuarkusTestResource(Surroundings.class)} on its tests.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private static volatile @Nullable TestKeys keys;
    private static volatile @Nullable TestTopics topics;

    private static volatile @Nullable TestDatabase database;
    private static volatile @Nullable TestPrincipal principal;

    /** The keys of the run; tokens are minted with them. */
    static TestKeys keys() {
        TestKeys current = keys;
        if (current == null) {
            throw new IllegalStateException("no test with @QuarkusTestResource(Surroundings.class) has started");
        }
        return current;
    }

    /** The run's topics: what the service published, and a way to publish to it. */
    public static TestTopics topics() {
        TestTopics current = topics;
        if (current == null) {
            throw new IllegalStateException("no test with @QuarkusTestResource(Surroundings.class) has started");
        }
        return current;
    }

    /** The run's database, beside what the service sees of it. */
    public static TestDatabase database() {
        TestDatabase current = database;
        if (current == null) {
            throw new IllegalStateException("no test with @QuarkusTestResource(Surroundings.class) has started");
        }
        return current;
    }

    /** What the service is to Kafka. */
    public static TestPrincipal principal() {
        TestPrincipal current = principal;
        if (current == null) {
            throw new IllegalStateException("no test with @QuarkusTestResource(Surroundings.class) has started");
        }
        return current;
    }

    @Override
    public Map<String, String> start() {
        TestServers servers = TestServers.fromEnvironment();
        String run = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36)
                .toLowerCase(Locale.ROOT);
        TestKeys madeKeys = new TestKeys();
        keys = madeKeys;
        try {
            TestDatabase madeDatabase = TestDatabase.migrated();
            database = madeDatabase;
            TestTopics madeTopics = new TestTopics(servers, "t-" + run + ".");
            topics = madeTopics;
            TestPrincipal madePrincipal = new TestPrincipal(servers, "t-" + run);
            principal = madePrincipal;
            Map<String, String> settings = new HashMap<>();
            settings.put("hengce.database.url", madeDatabase.url());
            settings.put("hengce.database.user", madeDatabase.user());
            settings.put(
                    "hengce.database.password-file",
                    madeDatabase.secret().file().toString());
            settings.put("hengce.kafka.bootstrap-servers", servers.kafkaBootstrapServers());
            settings.put("hengce.kafka.user", madePrincipal.name());
            settings.put(
                    "hengce.kafka.password-file", madePrincipal.secret().file().toString());
            settings.put("hengce.topic-prefix", madeTopics.prefix());
            settings.put("hengce.audit.verify-every", "1s");
            settings.put("hengce.internal-public-keys", madeKeys.publicKeys().toString());
            settings.put("hengce.internal-private-key", madeKeys.privateKey().toString());
            return settings;
        } catch (SQLException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the surroundings of the tests could not be made", e);
        }
    }

    @Override
    public void stop() {
        TestTopics madeTopics = topics;
        if (madeTopics != null) {
            madeTopics.close();
        }
        TestDatabase madeDatabase = database;
        if (madeDatabase != null) {
            try {
                madeDatabase.close();
            } catch (SQLException e) {
                throw new IllegalStateException("the test database could not be dropped", e);
            }
        }
    }
}
