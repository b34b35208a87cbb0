// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testframework;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.Level;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the engine asks of other bundles grows unnoticed where nothing but a container is tried: here all of it is given by name. */
public class EngineAloneTest {
    private static final BureauCode BUREAU = BureauCode.of("jiangsu");
    private static final LocalDate DAY = LocalDate.of(2015, 3, 1);
    private static final CriteriaKey KEY = new CriteriaKey(BUREAU, Subject.Kind.ZONE, Level.PROVINCIAL);
    private static final Zone ZONE = new Zone(
            ZoneId.of("320583-01"),
            Text.same("synthetic"),
            DivisionCode.of("320583"),
            BUREAU,
            Text.same("synthetic"),
            List.of(),
            "",
            "",
            "");
    private static final byte[] DOCUMENT = """
            format: shifan-criteria/1
            id: jiangsu-zone
            authority: jiangsu
            subject: zone
            level: provincial
            version: 1.0.0
            title: {zh: 测试（演示）, en: Test (demonstration)}
            demonstration: true
            status: {zh: 仅供测试, en: for this test only}
            in-force: {from: 2014-04-22}
            total: 10
            pass: 6
            rounding: {item: 2, total: 2, mode: half-up}
            parts:
              - id: industry
                title: {zh: 产业, en: Industry}
                items:
                  - id: exporters
                    title: {zh: 出口企业, en: Exporters}
                    clause: 四(一)
                    weight: 10
                    rule: {linear: {fact: test.count, unit: count, from: {at: 0, points: 0}, to: {at: 10, points: 10}}}
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    public void theShippedBundleEvaluatesWithJustTheseServicesOfOthers() {
        try (EngineAlone engine = start(Set.of())) {
            engine.criteria(DOCUMENT, KEY, DAY);
            Subject subject = Subject.zone(ZONE.id());

            Evaluation out = engine.evaluations()
                    .sitting(List.of(subject), Level.PROVINCIAL, 2014, DAY, "test")
                    .draft(subject);

            assertThat(out.verdict()).isEqualTo(Verdict.PASS);
            assertThat(out.total()).isEqualTo("7.00");
            assertThat(out.receipt().criteriaId()).isEqualTo("jiangsu-zone");
        }
    }

    @Test
    public void aMissingServiceIsNamedAtOnceWithWhoWaitsForIt() {
        try (EngineAlone engine = start(Set.of(Memberships.class))) {
            assertThatThrownBy(() -> engine.criteria(DOCUMENT, KEY, DAY))
                    .hasMessage("no org.shifan.api.criteria.CriteriaRegistry, for in shifan-evaluation\n"
                            + "  org.shifan.evaluation.service.SnapshotReader waits for "
                            + Memberships.class.getName());
        }
    }

    @Test
    public void aRefusedDocumentIsToldAtOnceWithItsProblems() {
        byte[] wrong = new String(DOCUMENT, StandardCharsets.UTF_8)
                .replace("pass: 6", "pass: 60")
                .getBytes(StandardCharsets.UTF_8);
        try (EngineAlone engine = start(Set.of())) {
            assertThatThrownBy(() -> engine.criteria(wrong, KEY, DAY))
                    .hasMessageContaining("REFUSED\n  criteria.yaml:12:7: pass: ");
        }
    }

    private static EngineAlone start(Set<Class<?>> withheld) {
        Bureau bureau = new Bureau(
                BUREAU,
                Text.same("Jiangsu"),
                DivisionCode.of("320100"),
                DivisionCode.of("320000"),
                "province",
                "",
                "",
                "",
                "");
        return EngineAlone.start(bureau, List.of(ZONE), new Seven(), withheld);
    }

    private static final class Seven implements FactProvider {
        private static final FactId COUNT = FactId.of("test.count");

        @Override
        public List<FactDefinition> facts() {
            Text name = Text.same("count");
            return List.of(new FactDefinition(
                    COUNT,
                    name,
                    name,
                    FactType.NUMBER,
                    Unit.of("count"),
                    FactPeriod.YEAR,
                    Set.of(Subject.Kind.ZONE),
                    name,
                    ""));
        }

        @Override
        public FactValue fact(FactRequest request) {
            return FactValue.known(BigDecimal.valueOf(7), new FactValue.Source("test", "1", true));
        }
    }
}
