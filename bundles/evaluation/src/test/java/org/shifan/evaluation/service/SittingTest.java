// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class SittingTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject FIRST = Subject.of("zone:320583-01");
    private static final Subject SECOND = Subject.of("zone:320583-02");

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones()
            .with("320583-01", "jiangsu")
            .with("320583-02", "jiangsu")
            .with("330102-01", "zhejiang");
    private int points = 70;
    private final FakeProvider provider = new FakeProvider()
            .fact("own.count", r -> FakeProvider.number(r.subject().equals(SECOND) ? points + 10 : points));
    private Evaluations service;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void open() {
        jpa.clear();
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count"));
        service = new Evaluations(
                "1.0.0.SNAPSHOT",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                new JpaResultArchive(() -> "evaluation", jpa),
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));
    }

    private EvaluationSitting sitting(Subject... subjects) {
        return service.sitting(List.of(subjects), Level.PROVINCIAL, 2015, DAY, "officer");
    }

    @Test
    public void whatIsDecidedIsWhatWasDraftedWhateverChangesMeanwhile() {
        EvaluationSitting sitting = sitting(FIRST, SECOND);
        List<Evaluation> drafts = sitting.drafts(null);
        points = 10;
        registry.start(
                7, "1.1.0", SampleDocument.version("1.1.0").fact("own.count").pass(90));
        List<Evaluation> decided = sitting.decide(null);
        assertThat(decided).extracting(e -> e.request().subject()).containsExactly(SECOND, FIRST);
        for (int i = 0; i < decided.size(); i++) {
            assertThat(decided.get(i).id()).isPositive();
            assertThat(decided.get(i).trace()).isEqualTo(drafts.get(i).trace());
            assertThat(decided.get(i).receipt().facts())
                    .isEqualTo(drafts.get(i).receipt().facts());
            assertThat(service.evaluation(decided.get(i).id())).contains(decided.get(i));
        }
        assertThat(provider.askedInBulk).hasSize(1);
    }

    @Test
    public void oneIsDraftedAsAmongAll() {
        EvaluationSitting sitting = sitting(FIRST, SECOND);
        assertThat(sitting.drafts(null)).containsExactly(sitting.draft(SECOND), sitting.draft(FIRST));
        assertThat(service.history(FIRST)).isEmpty();
    }

    @Test
    public void whoeverIsNotThereIsNotEvaluated() {
        EvaluationSitting sitting = sitting(FIRST);
        assertThatThrownBy(() -> sitting.draft(SECOND)).hasMessageContaining("zone:320583-02 is not among");
        assertThatThrownBy(() -> sitting(FIRST, Subject.of("zone:330102-01")))
                .hasMessageContaining("different criteria apply");
    }

    @Test
    public void aDayToComeCanBeDraftedAndNotDecided() {
        EvaluationSitting sitting = service.sitting(List.of(FIRST), Level.PROVINCIAL, 2015, DAY.plusDays(1), "officer");
        assertThat(sitting.draft(FIRST).total()).isNotNull();
        assertThatThrownBy(() -> sitting.decide(null))
                .isInstanceOf(ShifanException.class)
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("evaluation.day.future");
    }
}
