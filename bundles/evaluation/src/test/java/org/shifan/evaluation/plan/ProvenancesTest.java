// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.criteria.BoundTerm;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;
import org.shifan.evaluation.document.DocumentReader;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of the sets and open terms that a set stands on. The document is one in effect, as it is archived. */
public class ProvenancesTest {
    private static final LocalDate EARLY = LocalDate.of(2014, 12, 31);
    private static final LocalDate LATE = LocalDate.of(2015, 1, 1);

    private static final String YAML = """
            format: shifan-criteria/1
            id: town
            authority: town
            subject: zone
            level: provincial
            version: 1.2.0
            title: {zh: 甲, en: A}
            in-force: {from: 2014-01-01}
            total: 20
            pass: 10
            rounding: {item: 2, total: 2, mode: half-up}
            base:
              - {id: neighbour, version: 1.0.3, digest: NN}
              - {id: floor, version: 1.0.0, digest: BB, baseline: yes}
            open-terms:
              high-share: {title: {zh: 较高比例, en: a high share}, phrase: 较高比例, clause: 四(二), unit: percent}
              front-rank: {title: {zh: 前列, en: in front}, phrase: 前列, clause: 四(二), unit: rank}
            bindings:
              high-share:
                - {value: 10, document: 甬检〔2014〕1号, date: 2014-01-01}
                - {value: 12, document: 甬检〔2015〕2号, date: 2015-01-01}
              front-rank: [{value: 3, document: 甬检〔2015〕2号, date: 2015-01-01}]
            parts:
              - id: basic
                title: {zh: 基本, en: Basic}
                items:
                  - id: share
                    title: {zh: 占比, en: Share}
                    clause: 四(二)
                    weight: 10
                    rule: {threshold: {fact: percent.share, unit: percent, at-least: {parameter: high-share}}}
                    origin:
                      set: floor
                      version: 1.0.0
                      changes: [{set: neighbour, version: 1.0.3, fields: [rule, weight]}]
                  - id: own
                    title: {zh: 自定, en: Own}
                    clause: 四(一)
                    weight: 10
                    rule: {yes-no: {fact: yes.brand}}
            vetoes:
              - id: behind
                title: {zh: 落后, en: Behind}
                clause: 四(二)
                when: {fact: rank.place, unit: rank, above: {parameter: front-rank}}
                origin: {set: floor, version: 1.0.0}
            """;

    private final Plan plan = Compiler.compile(
                    DocumentReader.read("town.yaml", YAML.getBytes(StandardCharsets.UTF_8))
                            .document()
                            .orElseThrow(),
                    Catalogue::definition,
                    function -> Optional.empty())
            .plan()
            .orElseThrow();

    @Test
    public void theLayersNameEverySetWithItsDigestAndEveryNumberOfATerm() {
        Layers layers = plan.layers();
        assertThat(layers.bases())
                .containsExactly(
                        new Layers.Base("neighbour", "1.0.3", "NN", false),
                        new Layers.Base("floor", "1.0.0", "BB", true));
        assertThat(layers.terms()).extracting(BoundTerm::id).containsExactly("high-share", "front-rank");
        assertThat(layers.terms().get(0).values())
                .containsExactly(
                        new BoundTerm.Value(BigDecimal.TEN, "甬检〔2014〕1号", LocalDate.of(2014, 1, 1)),
                        new BoundTerm.Value(new BigDecimal("12"), "甬检〔2015〕2号", LATE));
    }

    @Test
    public void anItemSaysWhoWroteItAndWhoChangedWhatOfIt() {
        Provenance share = item("share", EARLY);
        assertThat(share.origin())
                .isEqualTo(new Provenance.Origin(
                        "floor",
                        "1.0.0",
                        List.of(new Provenance.Change("neighbour", "1.0.3", List.of("rule", "weight")))));
        assertThat(item("own", EARLY)).isEqualTo(Provenance.OWN);
    }

    @Test
    public void aTermHasTheNumberOfTheDayUpToItsEdge() {
        assertThat(item("share", EARLY).terms().get(0).values())
                .extracting(BoundTerm.Value::value)
                .containsExactly(BigDecimal.TEN);
        assertThat(item("share", LATE).terms().get(0).values())
                .containsExactly(new BoundTerm.Value(new BigDecimal("12"), "甬检〔2015〕2号", LATE));
    }

    @Test
    public void aTermWithoutANumberOnTheDayIsNamedAndHasNone() {
        BoundTerm early = item("behind", EARLY).terms().get(0);
        assertThat(early.phrase()).isEqualTo("前列");
        assertThat(early.values()).isEmpty();
        assertThat(item("behind", LATE).terms().get(0).values()).hasSize(1);
    }

    private Provenance item(String id, LocalDate on) {
        return plan.outline(on).stream()
                .flatMap(part -> part.items().stream())
                .filter(item -> item.id().equals(id))
                .map(CriteriaSet.Item::provenance)
                .findFirst()
                .orElseThrow();
    }
}
