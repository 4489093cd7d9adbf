package org.hengce.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.contracts.strategy.StrategyV1;
import org.hengce.evaluation.WithOwnersEvents;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StrategiesAndReferencesTest extends WithOwnersEvents {
    private static StrategyV1 strategy(String code, int epoch, long revision, boolean retired, String title) {
        return new StrategyV1(
                epoch,
                revision,
                retired,
                1,
                PolicyStatus.IN_FORCE,
                new StrategyText(
                        code,
                        new LocalizedText("智能制造", title),
                        Level.NATIONAL,
                        null,
                        null,
                        "2015-05-08",
                        List.of(new Goal("robots", null, null, null, 1.0, 5.0, null, 2025, null)),
                        List.of(new StrategyText.KeyArea(
                                "MACHINES", new LocalizedText("机床", null), List.of("C34"), List.of())),
                        List.of(new StrategyText.Path("PILOTS", new LocalizedText("试点", null), List.of())),
                        List.of(new StrategyText.WeightedPolicy("GD-AI-GRANT", 1.0, "MACHINES", "PILOTS")),
                        null,
                        null));
    }

    private static void publish(StrategyV1 strategy) throws Exception {
        topics().publish(Topics.STRATEGIES, strategy.strategy().code(), POLICY_SOURCE, StrategyV1.TYPE, strategy);
    }

    private static ReferenceV1 reference(String code, long revision, boolean retired, String title) {
        return new ReferenceV1(
                1,
                revision,
                retired,
                code,
                ReferenceV1.Kind.DOCUMENT,
                new LocalizedText(title, null),
                null,
                List.of("国务院"),
                null,
                "国发〔2015〕28号",
                "2015-05-08",
                null,
                List.of());
    }

    private static void publish(ReferenceV1 reference) throws Exception {
        topics().publish(Topics.REFERENCES, reference.code(), POLICY_SOURCE, ReferenceV1.TYPE, reference);
    }

    private void awaitHeld(String table, String code, String path, String value) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(h -> h.createQuery(
                                "SELECT document #>> cast(:path AS text[]) FROM " + table + " WHERE code = :code")
                        .bind("path", path)
                        .bind("code", code)
                        .mapTo(String.class)
                        .findOne()
                        .filter(value::equals)
                        .isPresent()));
    }

    private <T> T value(Class<T> type, String query, String parameter) {
        return jdbi.withHandle(
                h -> h.createQuery(query).bind(0, parameter).mapTo(type).one());
    }

    @Test
    void theNewestStateOfAStrategyIsKeptInWhateverOrderItComes() throws Exception {
        String code = newCode("S-");
        publish(strategy(code, 1, 3, false, "third"));
        publish(strategy(code, 1, 2, false, "second"));
        publish(strategy(code, 1, 3, false, "the third again, changed"));
        String last = newCode("S-");
        publish(strategy(last, 1, 1, false, "after them"));
        awaitHeld("strategy", last, "{strategy,title,en}", "after them");
        awaitHeld("strategy", code, "{strategy,title,en}", "third");
        assertThat(value(
                        String.class,
                        "SELECT document #>> '{strategy,policies,0,keyArea}' FROM strategy WHERE code = ?",
                        code))
                .isEqualTo("MACHINES");
    }

    @Test
    void aReferenceIsReplacedByItsNextRevisionAndStaysWhenItIsRetired() throws Exception {
        String code = newCode("R-");
        publish(reference(code, 1, false, "中国制造"));
        publish(reference(code, 2, true, "中国制造2025"));
        awaitHeld("reference", code, "{title,zh}", "中国制造2025");
        assertThat(value(Boolean.class, "SELECT retired FROM reference WHERE code = ?", code))
                .isTrue();
    }

    @Test
    void whatBreaksItsSchemaGoesToTheDeadLetterTopicWithTheNameOfTheField() throws Exception {
        String code = newCode("R-");
        String good = topics().publish(
                        Topics.REFERENCES, code, POLICY_SOURCE, ReferenceV1.TYPE, reference(code, 1, false, "一"));
        topics().publishRaw(
                        Topics.REFERENCES,
                        code,
                        good.replaceFirst("\"id\":\"", "\"id\":\"x").replace("\"kind\":\"DOCUMENT\",", ""));
        topics().publish(Topics.STRATEGIES, code, POLICY_SOURCE, ReferenceV1.TYPE, reference(code, 9, false, "二"));
        String last = newCode("R-");
        publish(reference(last, 1, false, "三"));
        awaitHeld("reference", last, "{title,zh}", "三");
        awaitHeld("reference", code, "{title,zh}", "一");
        assertThat(reason(Topics.REFERENCES, code)).contains("kind");
        assertThat(reason(Topics.STRATEGIES, code)).contains("does not belong on this topic");
    }

    private static String reason(String topic, String key) {
        List<ConsumerRecord<String, String>> dead =
                topics().readUntil(topic + ".dead-letter", r -> key.equals(r.key()));
        return new String(
                dead.get(dead.size() - 1)
                        .headers()
                        .lastHeader("dead-letter-reason")
                        .value(),
                StandardCharsets.UTF_8);
    }
}
