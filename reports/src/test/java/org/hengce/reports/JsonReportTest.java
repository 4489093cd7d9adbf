package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(Report report) throws IOException {
        return JSON.readTree(Format.JSON.of(report));
    }

    private static List<JsonNode> blocks(JsonNode sections) {
        List<JsonNode> all = new ArrayList<>();
        sections.forEach(section -> {
            section.path("blocks").forEach(block -> {
                all.add(block);
                block.path("blocks").forEach(all::add);
            });
            all.addAll(blocks(section.path("parts")));
        });
        return all;
    }

    private static List<String> texts(JsonNode json, String type) {
        return blocks(json.path("sections")).stream()
                .filter(block -> block.path("type").asText().equals(type))
                .map(block -> block.path("text").asText())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void itHasTheSentencesThatAllFormatsHaveInTheirOrder(Language language) throws IOException {
        for (Form form : Form.values()) {
            Report report = Samples.demo(language, form);
            JsonNode json = json(report);
            assertThat(json.path("lang").asText()).isEqualTo(language.code());
            assertThat(json.path("form").asText()).isEqualTo(form.code());
            assertThat(json.path("title").asText()).isEqualTo(report.title());
            assertThat(blocks(json.path("sections"))).hasSameSizeAs(report.blocks());
            assertThat(texts(json, "FINDING"))
                    .isNotEmpty()
                    .isEqualTo(report.blocks().stream()
                            .filter(Block.Finding.class::isInstance)
                            .map(block -> ((Block.Finding) block).text())
                            .toList());
        }
    }

    @Test
    void idsOfSectionsAndNamesOfColumnsAreTheSameInBothLanguages() throws IOException {
        JsonNode chinese = json(Samples.demo(Language.ZH, Form.FULL)).path("sections");
        JsonNode english = json(Samples.demo(Language.EN, Form.FULL)).path("sections");
        assertThat(chinese.findValuesAsText("id")).isEqualTo(english.findValuesAsText("id"));
        assertThat(chinese.findValuesAsText("type")).isEqualTo(english.findValuesAsText("type"));
        assertThat(chinese.findValues("columns").stream()
                        .map(columns -> columns.findValuesAsText("name"))
                        .toList())
                .isEqualTo(english.findValues("columns").stream()
                        .map(columns -> columns.findValuesAsText("name"))
                        .toList());
    }

    @Test
    void aBlockHasTheFieldsOfItsTypeAlone() throws IOException {
        for (JsonNode block : blocks(json(Samples.demo(Language.EN, Form.FULL)).path("sections"))) {
            block.properties().forEach(field -> assertThat(field.getValue().isNull())
                    .as(field.getKey())
                    .isFalse());
            String own =
                    switch (block.path("type").asText()) {
                        case "CHART" -> "chart";
                        case "TABLE" -> "table";
                        case "FACTS" -> "facts";
                        case "BULLETS" -> "sentences";
                        case "FOLD" -> "blocks";
                        default -> "text";
                    };
            assertThat(block.has(own)).as(block.toString()).isTrue();
            assertThat(block.has("chart") && block.has("table")).isFalse();
        }
    }

    @Test
    void aChartSaysWhereItIsDrawn() throws IOException {
        JsonNode charts = json(Samples.demo(Language.EN, Form.SHEET)).findValue("chart");
        assertThat(charts.path("href").asText())
                .startsWith("https://")
                .endsWith("/charts/" + charts.path("id").asText());
    }

    @Test
    void aReportWithoutAServerHasChartsWithoutAddresses() throws IOException {
        for (JsonNode chart : json(OtherSamples.comparison(Language.EN)).findValues("chart")) {
            assertThat(chart.path("href").isNull()).isTrue();
            assertThat(chart.path("description").asText()).isNotBlank();
        }
    }
}
