package org.hengce.launcher.given;

import java.util.Map;
import java.util.Optional;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.kafka.Topics;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.postgres.PostgresPooler;

/**
 * Servers that are not ours: used and never stopped; nothing on them is deleted but rights of our own services that are outdated.
 *
 * @param pooler through which services reach that PostgreSQL
 * @param users as whom services sign in to that Kafka
 * @param copies of records in that Kafka
 */
public record GivenServers(
        Optional<PostgresAddress> postgres,
        Optional<PostgresPooler> pooler,
        Optional<KafkaAddress> kafka,
        Principals.Users users,
        Topics.Copies copies) {
    /** None: everything is our own. */
    public static final GivenServers NONE = new GivenServers(
            Optional.empty(), Optional.empty(), Optional.empty(), Principals.Users.SHARED, Topics.Copies.ONE);

    /**
     * Reads the environment.
     *
     * @throws org.hengce.launcher.terminal.UsageError if something in it is wrong
     */
    public static GivenServers of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Optional<KafkaAddress> kafka = KafkaVariables.read(variables);
        return new GivenServers(
                PostgresVariables.read(variables),
                PostgresVariables.pooler(variables),
                kafka,
                kafka.isEmpty() ? Principals.Users.SHARED : KafkaVariables.users(variables),
                kafka.isEmpty() ? Topics.Copies.ONE : KafkaVariables.copies(variables));
    }
}
