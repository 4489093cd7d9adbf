package org.hengce.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Pattern NAME = Pattern.compile("(?m)^  - name: (\\S+)$");

    private static List<String> inTheFile() throws Exception {
        try (InputStream file = TopicsTest.class.getResourceAsStream("/org/hengce/contracts/topics.yaml")) {
            List<String> names = new ArrayList<>();
            Matcher m = NAME.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            while (m.find()) {
                names.add(m.group(1));
            }
            return names;
        }
    }

    @Test
    void everyTopicThatServicesNameIsMadeFromTheFile() throws Exception {
        List<String> named = new ArrayList<>();
        for (Field constant : Topics.class.getFields()) {
            named.add((String) constant.get(null));
        }
        assertThat(named.remove(Topics.INBOUND_PREFIX)).isTrue();
        named.add(Topics.INBOUND_PREFIX + "<source>");
        assertThat(inTheFile().stream().filter(name -> !name.endsWith(".dead-letter")))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyDeadLetterTopicBelongsToATopicThatIsRead() throws Exception {
        List<String> names = inTheFile();
        assertThat(names.stream().filter(name -> name.endsWith(".dead-letter")))
                .isNotEmpty()
                .map(name -> name.replace(".dead-letter", ""))
                .allSatisfy(name ->
                        assertThat(names).anyMatch(read -> read.equals(name) || read.equals(name + ".<source>")));
    }
}
