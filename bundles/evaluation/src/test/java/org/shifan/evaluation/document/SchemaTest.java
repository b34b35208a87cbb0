// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.Test;

import org.shifan.api.criteria.CriteriaFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** Editors are told the same as the reader knows. */
public class SchemaTest {
    private static final JsonNode SCHEMA = PublishedSchema.tree();

    @Test
    public void theSchemaThatIsHandedOutIsTheOneThatTheseTestsHoldAgainstTheReader() throws Exception {
        CriteriaFormat format = new CriteriaFormatService();
        assertThat(new ObjectMapper().readTree(format.schema())).isEqualTo(PublishedSchema.tree());
        assertThat(format.schemaName()).isEqualTo("shifan-criteria-1.schema.json");
    }

    @Test
    public void everyElementHasTheKeysThatTheReaderKnows() {
        for (Element element : Element.values()) {
            JsonNode definition = definition(element);
            assertThat(names(definition.path("properties")))
                    .as(element.code())
                    .containsExactlyInAnyOrderElementsOf(element.keys());
            List<String> required = new ArrayList<>();
            definition.path("required").forEach(key -> required.add(key.asText()));
            assertThat(required).as(element.code()).containsExactlyInAnyOrderElementsOf(element.required());
            assertThat(definition.path("additionalProperties").isBoolean())
                    .as(element.code())
                    .isTrue();
        }
    }

    @Test
    public void everyDefinitionWithKeysIsAnElementOfTheReader() {
        Set<String> codes = new TreeSet<>();
        for (Element element : Element.values()) {
            codes.add(element.code());
        }
        SCHEMA.path("definitions").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                assertThat(codes).contains(definition.getKey());
            }
        });
    }

    @Test
    public void everyReferenceLeadsSomewhere() {
        SCHEMA.findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                SCHEMA.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    public void theSampleIsValidInTheEditorToo() {
        assertThat(PublishedSchema.complaints(Sample.YAML)).isEmpty();
    }

    @Test
    public void everyShippedSetIsValidInTheEditorToo() throws IOException {
        List<Path> sets;
        try (Stream<Path> files = Files.walk(Path.of(".."), 6)) {
            sets = files.filter(
                            file -> file.endsWith(Path.of("src", "main", "resources", "SHIFAN-INF", "criteria.yaml")))
                    .toList();
        }
        assertThat(sets).hasSizeGreaterThanOrEqualTo(4);
        for (Path set : sets) {
            assertThat(PublishedSchema.complaints(Files.readString(set)))
                    .as(set.toString())
                    .isEmpty();
        }
    }

    @Test
    public void theEditorSeesWhatTheReaderRefuses() {
        for (String wrong : List.of(
                Sample.YAML.replace("clause: 四(二)", "claus: 四(二)"),
                Sample.YAML.replace("weight: 10", "weight: ten"),
                Sample.YAML.replace("weight: 10", "weight: -10"),
                Sample.YAML.replace("subject: zone", "subject: town"),
                Sample.YAML.replace("above: 0", "above: 0, below: 1"),
                Sample.YAML.replace("version: 1.0.0", "version: one"),
                Sample.YAML.replace(", en: Basic conditions", ""),
                Sample.YAML + "demonstration: true\n",
                Sample.YAML.replaceAll("(?s)rule:\n.*vetoes", "rule: {}\nvetoes"))) {
            assertThat(PublishedSchema.complaints(wrong)).as(wrong).isNotEmpty();
            assertThat(Sample.read(wrong).problems()).as(wrong).isNotEmpty();
        }
    }

    private static JsonNode definition(Element element) {
        return element == Element.DOCUMENT ? SCHEMA : SCHEMA.path("definitions").path(element.code());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> out = new TreeSet<>();
        node.fieldNames().forEachRemaining(out::add);
        return out;
    }
}
