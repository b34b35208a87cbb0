// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Node;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.plan.EveryKind;
import org.shifan.evaluation.plan.FormatPage;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.RandomSet;

import static org.assertj.core.api.Assertions.assertThat;

/** A document says the same in both of its forms. */
@RunWith(JUnitQuickcheck.class)
public class RoundTripTest {
    private static final Path BUNDLES = Path.of("..");

    private static String digest(String file, byte[] bytes) {
        ReadResult result = Documents.read(file, bytes, RoundTripTest::shipped);
        assertThat(result.problems()).extracting(p -> p.in(Language.EN)).isEmpty();
        return result.document().orElseThrow().digest();
    }

    /** The shipped set of that id, which may itself extend another one. */
    private static List<CriteriaDocument> shipped(String id) {
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            return bundles.map(bundle -> bundle.resolve("src/main/resources/SHIFAN-INF/criteria.yaml"))
                    .filter(Files::exists)
                    .filter(file -> new String(bytes(file), StandardCharsets.UTF_8).contains("\nid: " + id + "\n"))
                    .flatMap(file ->
                            Documents.read(file.toString(), bytes(file), RoundTripTest::shipped).document().stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void comesBack(String name, byte[] document) {
        String digest = digest(name, document);
        byte[] sheet = Documents.sheet(name, document, List.of());
        assertThat(digest(name + ".xlsx", sheet)).as(name).isEqualTo(digest);
        byte[] text = Documents.text(name, sheet).orElseThrow();
        assertThat(digest(name + ".yaml", text)).as(name).isEqualTo(digest);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void everyShippedSetComesBackFromItsSheet() throws IOException {
        List<Path> documents;
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            documents = bundles.flatMap(bundle -> Stream.of("criteria.yaml", "criteria.xlsx")
                            .map(name -> bundle.resolve("src/main/resources/SHIFAN-INF/" + name)))
                    .filter(Files::exists)
                    .toList();
        }
        assertThat(documents).hasSizeGreaterThanOrEqualTo(4);
        documents.forEach(document -> comesBack(document.toString(), bytes(document)));
    }

    @Test
    public void everyExampleOfTheFormatComesBackFromItsSheet() {
        List<FormatPage.Example> examples = FormatPage.examples();
        assertThat(examples).hasSizeGreaterThan(20);
        examples.forEach(example -> comesBack("example", example.document().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void aDocumentWithNothingInItIsWrittenAsOne() {
        Node empty = DocumentReader.tree(
                        "any", reading -> DocumentReader.tree(reading, "{}".getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        assertThat(TreeText.document(empty)).isEqualTo("{}\n");
    }

    @Property(trials = 60)
    public void generatedSetsComeBackFromTheirSheets(long seed) {
        String yaml = Paper.of(RandomSet.items(new Random(seed)).toArray(String[]::new))
                .total(120)
                .yaml();
        comesBack("generated", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Property(trials = 60)
    public void setsOfEveryKindComeBackFromTheirSheets(long seed) {
        String yaml =
                EveryKind.paper(EveryKind.items(new Random(seed), 1), seed, 1).yaml();
        comesBack("generated", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Property(trials = 300)
    public void whateverADocumentHoldsComesBackFromItsSheet(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] json = new ObjectMapper()
                .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
                .writeValueAsBytes(AnyTree.of(random));
        Node.MapNode root = DocumentReader.tree("any", reading -> DocumentReader.tree(reading, json))
                .map(Node.MapNode.class::cast)
                .orElseThrow();
        Map<Tab, List<Map<String, String>>> rows = SheetRows.of(root);
        byte[] sheet = SheetWriter.write(rows, List.of());
        ReadResult read = Documents.read("any.xlsx", sheet);
        Optional<Node> back = DocumentReader.tree("any.xlsx", reading -> SheetTree.read(reading, sheet));
        assertThat(back)
                .as(() -> rows + "\n"
                        + read.problems().stream().map(p -> p.in(Language.EN)).toList())
                .isPresent();
        assertThat(Trees.equal(root, back.get()))
                .as(() -> TreeText.flow(root) + "\n" + TreeText.flow(back.get()) + "\n" + rows)
                .isTrue();
        byte[] yaml = TreeText.document(root).getBytes(StandardCharsets.UTF_8);
        assertThat(DocumentReader.tree("any.yaml", reading -> DocumentReader.tree(reading, yaml)))
                .as(() -> new String(yaml, StandardCharsets.UTF_8))
                .hasValueSatisfying(tree -> assertThat(Trees.equal(root, tree)).isTrue());
    }

    /** Trees in the shape of a document, with values of any kind in any place. */
    private static final class AnyTree {
        private static final List<String> TEXTS = List.of(
                "10",
                "-0",
                "007",
                "4.10",
                "1.5",
                "12345678901234567890",
                "0.1",
                "1e5",
                "-3.25",
                "2014-04-22",
                "2014-02-30",
                "yes",
                "",
                " ",
                " a ",
                "四(二)",
                "=1+1",
                "'x",
                "\"x\"",
                "\"",
                "{a: b}",
                "[",
                "[演示]",
                "{",
                "a: b # c",
                "- x",
                "_x0041_",
                "line\nline",
                "\ttab",
                "a\u0001b",
                "\uFEFF",
                "\uD83D\uDE00",
                "\u0085",
                "#",
                "@x",
                "100%");
        private static final List<String> KEYS = List.of(
                "id",
                "title",
                "rule",
                "when",
                "fact",
                "unit",
                "from",
                "to",
                "points",
                "bands",
                "grades",
                "facts",
                "items",
                "conditions",
                "linear",
                "any",
                "best-of",
                "dated",
                "parameter",
                "line",
                "key",
                "value",
                "export.value",
                "a b",
                "x[]",
                "worst-of",
                "checklist",
                "values",
                "expect",
                "name",
                "2014");

        static Object of(Random random) {
            Map<String, Object> root = new LinkedHashMap<>();
            for (String key : List.of(
                    "parts",
                    "parameters",
                    "vetoes",
                    "grades",
                    "plausible",
                    "open-terms",
                    "cases",
                    "bonus",
                    "procedure",
                    "other",
                    "a.b")) {
                if (random.nextInt(3) > 0) {
                    root.put(key, random.nextBoolean() ? shaped(random, key) : any(random, 3));
                }
            }
            return root;
        }

        private static Object shaped(Random random, String key) {
            if (key.equals("bonus")) {
                return Map.of("cap", "5", "items", things(random, "id", "rule"));
            }
            if (key.equals("procedure")) {
                return Map.of("terms", things(random, "term", "days"), "steps", things(random, "id", "attach"));
            }
            if (key.equals("parts")) {
                List<Object> parts = things(random, "id", "minimum");
                parts.forEach(part -> asMap(part)
                        .put("items", random.nextInt(4) == 0 ? any(random, 2) : things(random, "id", "rule")));
                return parts;
            }
            if (key.equals("parameters")) {
                Map<String, Object> out = new LinkedHashMap<>();
                things(random, "title", "values").forEach(thing -> out.put(text(random) + out.size(), thing));
                return out;
            }
            return things(
                    random,
                    key.equals("plausible") ? "fact" : key.equals("cases") ? "name" : "id",
                    key.equals("vetoes") ? "when" : "facts");
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> asMap(Object thing) {
            return (Map<String, Object>) thing;
        }

        private static List<Object> things(Random random, String id, String inner) {
            List<Object> out = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                Map<String, Object> thing = new LinkedHashMap<>();
                thing.put(id, text(random));
                for (int j = random.nextInt(3); j > 0; j--) {
                    thing.put(key(random), any(random, 1));
                }
                thing.put(inner, any(random, 4));
                out.add(thing);
            }
            return out;
        }

        private static Object any(Random random, int depth) {
            switch (depth == 0 ? 0 : random.nextInt(4)) {
                case 1:
                    List<Object> list = new ArrayList<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        list.add(any(random, depth - 1));
                    }
                    return list;
                case 2, 3:
                    Map<String, Object> map = new LinkedHashMap<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        map.put(key(random), any(random, depth - 1));
                    }
                    return map;
                default:
                    return text(random);
            }
        }

        private static String key(Random random) {
            return KEYS.get(random.nextInt(KEYS.size()));
        }

        private static String text(Random random) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
    }
}
