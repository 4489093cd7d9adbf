package org.hengce.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendTLSPolicy;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document has a field that Kubernetes or an operator does not know. Their models take such fields in and keep them
 * apart; here that is an error, as it is for an API server that validates strictly.
 */
final class Models {
    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Service", io.fabric8.kubernetes.api.model.Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("cert-manager.io/v1/Certificate", Certificate.class),
            Map.entry("cert-manager.io/v1/Issuer", Issuer.class),
            Map.entry("gateway.networking.k8s.io/v1/BackendTLSPolicy", BackendTLSPolicy.class),
            Map.entry("gateway.networking.k8s.io/v1/Gateway", Gateway.class),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Models() {}

    /** What is wrong with the document; nothing if all its fields are known. */
    static List<String> violations(JsonNode document) {
        String type = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        Class<?> model = CLASSES.get(type);
        if (model == null) {
            return FieldList.of(type)
                    .map(fields -> fields.violations(document))
                    .orElseGet(() -> List.of("%s: no model and no list of fields knows this kind".formatted(type)));
        }
        try {
            List<String> found = new ArrayList<>();
            collect(JSON.treeToValue(document, model), type, found);
            return found;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return List.of("%s: %s".formatted(type, e.getOriginalMessage()));
        }
    }

    private static void collect(@Nullable Object value, String path, List<String> found) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, path + "[]", found));
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> collect(entry, path + "." + key, found));
        } else if (value != null && isModel(value.getClass())) {
            additional(value).forEach(name -> found.add("%s has no field '%s'".formatted(path, name)));
            for (Class<?> type = value.getClass(); isModel(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getName().equals("additionalProperties")) {
                        collect(content(field, value), path + "." + field.getName(), found);
                    }
                }
            }
        }
    }

    private static boolean isModel(Class<?> type) {
        return !type.isEnum()
                && (type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi."));
    }

    private static Collection<?> additional(Object model) {
        try {
            Method getter = model.getClass().getMethod("getAdditionalProperties");
            return getter.invoke(model) instanceof Map<?, ?> map ? map.keySet() : List.of();
        } catch (NoSuchMethodException e) {
            return List.of(); // Jackson refuses an unknown field of such a class by itself
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object content(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
