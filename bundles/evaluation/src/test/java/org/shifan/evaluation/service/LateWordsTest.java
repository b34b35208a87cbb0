// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Constants;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationTrace;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** Receipt and words of a draft are made when somebody asks for them, and are the same then. */
public class LateWordsTest {
    private static final Instant NOW = Instant.parse("2016-03-01T08:00:00.123Z");
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject ZONE = Subject.of("zone:320583-01");

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones().with("320583-01", "jiangsu");
    private final AtomicInteger spoken = new AtomicInteger();
    private final FactProvider provider = ofAModule(new FakeProvider()
            .fact("own.count", request -> FakeProvider.number(70))
            .fact("own.other", request -> FactValue.missing(unspoken())));
    private Evaluations service;

    @Before
    public void open() {
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
        service = new Evaluations(
                "1.0.0.SNAPSHOT",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                null,
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** One of the platform itself: the words of a bureau's own provider are told in its own thread, at once. */
    private static FactProvider ofAModule(FactProvider provider) {
        return new BulkFactProvider() {
            @Override
            public List<FactDefinition> facts() {
                return provider.facts();
            }

            @Override
            public Map<Subject, Map<FactId, FactValue>> facts(
                    Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
                return provider.facts(facts, subjects, year, asOf, others);
            }
        };
    }

    /** A reason that counts how often it is put into words. */
    private Message unspoken() {
        Object counting = new Object() {
            @Override
            public String toString() {
                return "told " + spoken.incrementAndGet();
            }
        };
        return new Message("test.missing", Text.same("{0}"), List.of(counting));
    }

    private Evaluation draft() {
        return service.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY, false, "officer"));
    }

    private void everythingGoes() {
        registry.start(
                7, "1.1.0", SampleDocument.version("1.1.0").fact("own.count").pass(80));
        registry.facts.removeProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
    }

    @Test
    public void verdictAndPointsOfADraftAreThereBeforeAnyWord() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.other"));
        Evaluation draft = draft();
        assertThat(draft.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(draft.total()).isNull();
        assertThat(spoken).hasValue(0);
        assertThat(draft.missing().get(0).reason().en()).contains("told ");
        assertThat(spoken.get()).isPositive();
    }

    @Test
    public void whatIsToldAfterSetAndFactsAreGoneIsWhatWouldHaveBeenToldBefore() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count"));
        Evaluation told = draft();
        EvaluationTrace trace = told.trace();
        Evaluation.Receipt receipt = told.receipt();
        Evaluation untold = draft();
        everythingGoes();
        assertThat(untold.trace()).isEqualTo(trace);
        assertThat(untold.receipt()).isEqualTo(receipt);
        assertThat(untold.receipt().version()).isEqualTo("1.0.0");
        assertThat(untold).isEqualTo(told);
        assertThat(untold.parts().get(0).items().get(0).computation().en()).contains("70");
    }

    @Test
    public void aScoringFunctionIsNotAskedAgainForTheWords() {
        AtomicInteger asked = new AtomicInteger();
        registry.register(7, "jiangsu.curve", input -> {
            asked.incrementAndGet();
            return new ScoringShare(BigDecimal.ONE, Text.same("full"));
        });
        registry.start(
                7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count").function("jiangsu.curve"));
        Evaluation draft = draft();
        assertThat(draft.parts().get(0).items().get(0).computation().en()).contains("full");
        assertThat(asked).hasValue(1);
    }

    @Test
    public void manyThreadsAreToldTheSame() throws Exception {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count"));
        Evaluation draft = draft();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Evaluation>> told = threads.invokeAll(Collections.nCopies(8, (Callable<Evaluation>) () -> {
                draft.trace();
                draft.receipt();
                return draft.written().evaluation();
            }));
            for (Future<Evaluation> one : told) {
                assertThat(one.get()).isEqualTo(draft);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
