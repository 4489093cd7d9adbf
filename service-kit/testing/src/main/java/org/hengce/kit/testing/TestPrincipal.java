package org.hengce.kit.testing;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A user of Kafka for one run, whose password can be changed without anybody else noticing. */
public final class TestPrincipal {
    private static final int ITERATIONS = 4096;

    private final TestServers servers;
    private final String name;
    private final TestSecret secret;

    TestPrincipal(TestServers servers, String name) throws ExecutionException, InterruptedException {
        this.servers = servers;
        this.name = name;
        secret = new TestSecret("kafka", "test-only");
        setPassword("test-only");
    }

    /** As an operator does it in Kafka; the service's file is not changed with it. */
    public void setPassword(String password) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(servers.kafkaClient())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS), password)))
                    .all()
                    .get();
        }
    }

    /** The file that the service has mounted. */
    public TestSecret secret() {
        return secret;
    }

    String name() {
        return name;
    }
}
