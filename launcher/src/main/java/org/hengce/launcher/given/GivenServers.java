package org.hengce.launcher.given;

import java.util.Map;
import java.util.Optional;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.Topics;
import org.hengce.launcher.postgres.PostgresAddress;

/**
 * Servers that are not ours: used, never stopped, and nothing on them is deleted.
 *
 * @param copies of records in that Kafka
 */
public record GivenServers(Optional<PostgresAddress> postgres, Optional<KafkaAddress> kafka, Topics.Copies copies) {
    /** None: everything is our own. */
    public static final GivenServers NONE = new GivenServers(Optional.empty(), Optional.empty(), Topics.Copies.ONE);

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
                kafka,
                kafka.isEmpty() ? Topics.Copies.ONE : KafkaVariables.copies(variables));
    }
}
