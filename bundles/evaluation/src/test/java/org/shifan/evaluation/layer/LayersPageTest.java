// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.OpenTerm;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.sheet.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents of docs/criteria-layers.md, on the sets that are shipped. */
public class LayersPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "criteria-layers.md");
    private static final List<String> BLOCKS = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$")
            .matcher(text(PAGE))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    private static final String HEAD = """
            format: shifan-criteria/1
            id: %s
            authority: %s
            subject: zone
            level: provincial
            version: 1.0.0
            title: {zh: 例, en: Example}
            in-force: {from: 2015-01-01}
            """;
    private static final String SHEET = """
            total: 10
            pass: 6
            rounding: {item: 2, total: 2, mode: half-up}
            parts:
              - id: scale
                title: {zh: 规模, en: Scale}
                items:
                  - id: scale
                    title: {zh: 规模, en: Scale}
                    clause: 四(二)
                    weight: 10
                    key: {points: 10}
                    rule: {any-of: {conditions: [%s]}}
            """;

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CriteriaDocument> shipped(String id) {
        String bundle = switch (id) {
            case "national-baseline" -> "criteria-baseline";
            case "chongqing-zone-provincial" -> "criteria-chongqing";
            default -> "";
        };
        return bundle.isEmpty()
                ? List.of()
                : List.of(read(
                        text(Path.of("..", bundle, "src/main/resources/SHIFAN-INF/criteria.yaml")),
                        LayersPageTest::shipped));
    }

    private static CriteriaDocument read(String yaml, Bases bases) {
        ReadResult result = Documents.read("page.yaml", yaml.getBytes(StandardCharsets.UTF_8), bases);
        assertThat(result.problems()).extracting(p -> p.in(Language.EN)).isEmpty();
        result.base()
                .ifPresent(base -> assertThat(
                                Tightening.check(base, result.document().orElseThrow(), result::place, id -> false))
                        .extracting(p -> p.in(Language.EN))
                        .isEmpty());
        return result.document().orElseThrow();
    }

    private static String sheet(String... conditions) {
        return SHEET.formatted(String.join(", ", conditions));
    }

    @Test
    public void aNeighboursSetIsExtendedAsThePageSays() {
        CriteriaDocument ningbo = read(BLOCKS.get(0), LayersPageTest::shipped);
        assertThat(ningbo.lineage().bases())
                .extracting(base -> base.id())
                .containsExactly("chongqing-zone-provincial", "national-baseline");
        assertThat(ningbo.items().map(item -> item.id())).contains("brands", "standards", "leaders", "clustering");
        assertThat(ningbo.demonstration()).isTrue();
        assertThat(DocumentReader.read("again.json", ningbo.canonical())
                        .document()
                        .orElseThrow()
                        .digest())
                .isEqualTo(ningbo.digest());
    }

    @Test
    public void aBaselinesTermIsBoundAsThePageSays() {
        String condition = "{fact: export.share.national, unit: percent, at-least: {parameter: high-share}}";
        CriteriaDocument baseline =
                read(HEAD.formatted("example-baseline", "aqsiq") + BLOCKS.get(1) + sheet(condition), Bases.NONE);
        assertThat(baseline.lineage().unbound()).extracting(OpenTerm::id).containsExactly("high-share");
        CriteriaDocument bound = read(
                HEAD.formatted("example", "ningbo") + "extends: {id: example-baseline, version: 1.0.0}\n"
                        + BLOCKS.get(2),
                id -> List.of(baseline));
        assertThat(bound.lineage()
                        .terms()
                        .get(0)
                        .on(LocalDate.of(2015, 6, 30))
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("10");
    }

    @Test
    public void aSetOfItsOwnSheetStandsOnTheBaselineAsThePageSays() {
        String[] conditions = {
            "{fact: export.share.national, unit: percent, at-least: {parameter: high-national-share}}",
            "{fact: export.rank.province, unit: rank, at-most: {parameter: front-provincial-rank}}",
            "{fact: export.share.local, unit: percent, at-least: {parameter: high-local-share}}"
        };
        CriteriaDocument own =
                read(HEAD.formatted("example", "ningbo") + BLOCKS.get(3) + sheet(conditions), LayersPageTest::shipped);
        assertThat(own.lineage().unbound()).isEmpty();
        assertThat(own.items().map(item -> item.id())).containsExactly("scale");
        CriteriaDocument baseline = shipped("national-baseline").get(0);
        assertThat(Standing.check(baseline, own, key -> Place.WHOLE)).isEmpty();
        assertThat(Standing.check(
                        baseline,
                        read(
                                HEAD.formatted("example", "ningbo")
                                        + BLOCKS.get(3).replaceAll("(?m)^  - \\{id: no-organisation.*\\n", "")
                                        + sheet(conditions),
                                LayersPageTest::shipped),
                        key -> Place.WHOLE))
                .extracting(p -> p.in(Language.EN))
                .singleElement()
                .asString()
                .contains("organisation", "四(四)");
        assertThat(BLOCKS).hasSize(4);
    }

    @Test
    public void aListOfTheShippedBaselineCannotBeReplacedByAnEasierOne() {
        String set = HEAD.formatted("example", "ningbo") + "extends: {id: national-baseline, version: 1.0.0}\n"
                + BLOCKS.get(3)
                        .lines()
                        .filter(line -> line.startsWith("bindings:")
                                || line.startsWith("  influence:")
                                || line.contains("-share: ")
                                || line.contains("-rank: "))
                        .collect(Collectors.joining("\n", "", "\n"));
        read(set, LayersPageTest::shipped);
        for (String list : List.of(
                "items: [{fact: org.mechanism, points: 14.99}]",
                "facts: [system.guarantee.plan, system.guarantee.duties, system.guarantee.policy, system.guarantee.staff,"
                        + " system.guarantee.joint-meeting, org.mechanism, org.coordinating-body]")) {
            ReadResult changed = Documents.read(
                    "page.yaml",
                    (set + "overrides: [{item: guarantee, rule: {checklist: {" + list + "}}}]\n")
                            .getBytes(StandardCharsets.UTF_8),
                    LayersPageTest::shipped);
            assertThat(Tightening.check(
                            changed.base().orElseThrow(),
                            changed.document().orElseThrow(),
                            changed::place,
                            id -> false))
                    .extracting(p -> p.in(Language.EN))
                    .singleElement()
                    .asString()
                    .contains("guarantee", "cannot be decided");
        }
    }
}
