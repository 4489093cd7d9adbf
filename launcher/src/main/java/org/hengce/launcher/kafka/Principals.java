package org.hengce.launcher.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** A user of Kafka for each service, with the rights that {@code topics.yaml} gives it and no others on our topics. */
public final class Principals {
    /** As Kafka's own tools do; passwords are long and random, or the operator's business. */
    private static final int ITERATIONS = 4096;

    /** Where it is: a cluster that does not ask for rights. */
    public static final String UNASKED =
            "Kafka at %s has no authorizer: whoever may sign in there may read and write every topic.";

    private static final String OURS = "hengce.";

    private Principals() {}

    /** As whom services sign in to a cluster. */
    public enum Users {
        /** Each as a user of its own, which is made. */
        OWN,
        /** All as the user that is given; users and rights are left alone. */
        SHARED
    }

    /**
     * Makes users and rights what they should be; other users, rights on topics that are not ours, and those that hold for one
     * host alone are left as they are.
     *
     * @param passwords by service; one that is missing here is somebody else's to make and to give rights to
     * @return whether the cluster asks for rights at all
     */
    public static boolean ensure(Admin admin, KafkaAddress cluster, Map<String, String> passwords)
            throws IOException, InterruptedException, ExecutionException {
        admin.alterUserScramCredentials(users(cluster, passwords)).all().get();
        return ensureRights(admin, List.copyOf(passwords.keySet()));
    }

    private static List<UserScramCredentialAlteration> users(KafkaAddress cluster, Map<String, String> passwords) {
        ScramCredentialInfo how =
                new ScramCredentialInfo(ScramMechanism.fromMechanismName(cluster.mechanism()), ITERATIONS);
        return passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(
                        user -> new UserScramCredentialUpsertion(user.getKey(), how, user.getValue()))
                .toList();
    }

    private static boolean ensureRights(Admin admin, List<String> services)
            throws IOException, InterruptedException, ExecutionException {
        Set<AclBinding> wanted = TopicList.rights(services);
        try {
            admin.createAcls(wanted).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecurityDisabledException) return false;
            throw e;
        }
        List<AclBindingFilter> outdated = new ArrayList<>();
        for (String service : services)
            for (AclBinding found :
                    admin.describeAcls(onTopics(service)).values().get())
                if (found.pattern().name().startsWith(OURS) && !wanted.contains(found)) outdated.add(found.toFilter());
        if (!outdated.isEmpty()) admin.deleteAcls(outdated).all().get();
        return true;
    }

    private static AclBindingFilter onTopics(String service) {
        return new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, null, PatternType.ANY),
                new AccessControlEntryFilter(
                        TopicList.principal(service), TopicList.EVERYWHERE, AclOperation.ANY, AclPermissionType.ALLOW));
    }
}
