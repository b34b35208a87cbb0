// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.Test;
import org.osgi.framework.Constants;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.facts.FakeProvider.number;

public class FactRegistryTest {
    private static final Subject KUNSHAN = Subject.of("zone:320583-01");
    private static final Subject CHANGSHU = Subject.of("zone:320581-01");
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);

    private final FactRegistry registry = new FactRegistry(PlugIns.ordinary());
    private long services;

    private Map<String, Object> register(FactProvider provider) {
        Map<String, Object> properties = Map.of(Constants.SERVICE_ID, ++services);
        registry.addProvider(provider, properties);
        return properties;
    }

    private FactValue read(String fact, Subject subject) {
        return registry.read(Set.of(FactId.of(fact)), List.of(subject), 2015, DAY)
                .get(subject)
                .get(FactId.of(fact));
    }

    private static String reason(FactValue value) {
        return ((FactValue.Missing) value).reason().in(Language.EN);
    }

    @Test
    public void readsWhatProvidersDeliver() {
        register(new FakeProvider().fact("a.count", r -> number(r.year())));
        assertThat(read("a.count", KUNSHAN)).isEqualTo(number(2015));
        assertThat(registry.definition(FactId.of("a.count"))).isPresent();
    }

    @Test
    public void whoCountsEventsIsAskedForAWindowByItsOwnName() {
        FactId months = FactId.of("a.events.last-24-months");
        register(
                new FakeProvider() {
                    @Override
                    public List<FactDefinition> facts() {
                        return Stream.of("a.events", "a.count")
                                .map(id -> new FactDefinition(
                                        FactId.of(id),
                                        Text.same(id),
                                        Text.same(id),
                                        FactType.NUMBER,
                                        Unit.COUNT,
                                        id.equals("a.events") ? FactPeriod.EVENTS : FactPeriod.YEAR,
                                        Set.of(Subject.Kind.ZONE),
                                        Text.same("X"),
                                        ""))
                                .toList();
                    }
                }.fact("a.events.last-24-months", r -> number(7)));
        assertThat(registry.definition(months)).map(FactDefinition::period).contains(FactPeriod.DAY);
        assertThat(registry.provider(months)).isPresent();
        assertThat(read("a.events.last-24-months", KUNSHAN)).isEqualTo(number(7));
        assertThat(registry.definition(FactId.of("a.count.last-24-months"))).isEmpty();
        assertThat(reason(read("a.count.last-24-months", KUNSHAN))).contains("no provider delivers");
    }

    @Test
    public void aFactThatNobodyDeliversIsMissingAndSaysSo() {
        assertThat(reason(read("a.count", KUNSHAN))).isEqualTo("no provider delivers the fact 'a.count' now");
    }

    @Test
    public void definitionsAreInTheOrderOfTheirNames() {
        register(new FakeProvider().fact("b.count", r -> number(1)));
        register(new FakeProvider().fact("a.count", r -> number(1)));
        assertThat(registry.definitions()).extracting(d -> d.id().value()).containsExactly("a.count", "b.count");
    }

    @Test
    public void ofTwoProvidersTheFirstRegisteredDeliversInWhateverOrderTheyAreSeen() {
        FakeProvider first = new FakeProvider().fact("a.count", r -> number(1));
        FakeProvider second = new FakeProvider().fact("a.count", r -> number(2));
        registry.addProvider(second, Map.of(Constants.SERVICE_ID, 20L));
        registry.addProvider(first, Map.of(Constants.SERVICE_ID, 10L));
        assertThat(read("a.count", KUNSHAN)).isEqualTo(number(1));
        registry.removeProvider(first, Map.of(Constants.SERVICE_ID, 10L));
        assertThat(read("a.count", KUNSHAN)).isEqualTo(number(2));
    }

    @Test
    public void aProviderThatGoesTakesItsFactsAlong() {
        FakeProvider provider = new FakeProvider().fact("a.count", r -> number(1));
        Map<String, Object> properties = register(provider);
        registry.removeProvider(provider, properties);
        assertThat(registry.definitions()).isEmpty();
        assertThat(read("a.count", KUNSHAN)).isInstanceOf(FactValue.Missing.class);
    }

    @Test
    public void listenersHearWhenFactsComeAndGo() {
        AtomicInteger heard = new AtomicInteger();
        Runnable listener = heard::incrementAndGet;
        registry.listen(listener);
        FakeProvider provider = new FakeProvider().fact("a.count", r -> number(1));
        Map<String, Object> properties = register(provider);
        registry.removeProvider(provider, properties);
        registry.forget(listener);
        register(provider);
        assertThat(heard).hasValue(2);
    }

    @Test
    public void eachProviderIsAskedOnceForAllFactsOfAllSubjects() {
        FakeProvider one = new FakeProvider().fact("a.count", r -> number(1)).fact("b.count", r -> number(2));
        FakeProvider two = new FakeProvider().fact("c.count", r -> number(3));
        register(one);
        register(two);
        Map<Subject, Map<FactId, FactValue>> read = registry.read(
                Set.of(FactId.of("a.count"), FactId.of("b.count"), FactId.of("c.count")),
                List.of(KUNSHAN, CHANGSHU),
                2015,
                DAY);
        assertThat(one.askedInBulk).containsExactly("[a.count, b.count] x2 2015");
        assertThat(two.askedInBulk).containsExactly("[c.count] x2 2015");
        assertThat(read.get(CHANGSHU).get(FactId.of("c.count"))).isEqualTo(number(3));
    }

    @Test
    public void aProviderThatThrowsYieldsMissingWithItsReasonForItsSubjectOnly() {
        register(new FakeProvider().fact("a.count", r -> {
            if (r.subject().equals(KUNSHAN)) {
                throw new IllegalStateException("the register is closed");
            }
            return number(7);
        }));
        Map<Subject, Map<FactId, FactValue>> read =
                registry.read(Set.of(FactId.of("a.count")), List.of(KUNSHAN, CHANGSHU), 2015, DAY);
        assertThat(reason(read.get(KUNSHAN).get(FactId.of("a.count"))))
                .contains("'a.count'")
                .contains("the register is closed");
        assertThat(read.get(CHANGSHU).get(FactId.of("a.count"))).isEqualTo(number(7));
    }

    @Test
    public void aProviderWhoseCodeIsGoneYieldsMissing() {
        register(new FakeProvider().fact("a.count", r -> {
            throw new NoClassDefFoundError("org/example/Gone");
        }));
        assertThat(reason(read("a.count", KUNSHAN))).contains("org/example/Gone");
    }

    @Test
    public void aProviderThatIsDownIsNotAskedForEverySubject() {
        FakeProvider down = new FakeProvider().fact("a.count", r -> {
            throw new IllegalStateException("no connection");
        });
        register(down);
        List<Subject> many = new java.util.ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            many.add(Subject.of(String.format("zone:320583-%02d", i)));
        }
        Map<Subject, Map<FactId, FactValue>> read = registry.read(Set.of(FactId.of("a.count")), many, 2015, DAY);
        assertThat(read).hasSize(50);
        assertThat(read.values())
                .allSatisfy(v -> assertThat(reason(v.get(FactId.of("a.count")))).contains("no connection"));
        assertThat(down.askedInBulk).hasSize(4);
    }

    @Test
    public void nothingForAnAnswerIsMissing() {
        register(new FakeProvider().fact("a.count", r -> null));
        assertThat(reason(read("a.count", KUNSHAN))).contains("gave no answer");
    }

    @Test
    public void yesOrNoIsOneOrZero() {
        Set<Subject.Kind> zones = Set.of(Subject.Kind.ZONE);
        register(new FakeProvider()
                .fact("a.yes", Unit.TRUTH, FactType.TRUTH, zones, r -> number(1))
                .fact("a.odd", Unit.TRUTH, FactType.TRUTH, zones, r -> number(2)));
        assertThat(read("a.yes", KUNSHAN)).isEqualTo(number(1));
        assertThat(reason(read("a.odd", KUNSHAN))).contains("answered 2");
    }

    @Test
    public void aFactOfAnotherKindOfSubjectIsMissing() {
        register(new FakeProvider()
                .fact("a.count", Unit.COUNT, FactType.NUMBER, Set.of(Subject.Kind.ENTERPRISE), r -> number(1)));
        assertThat(reason(read("a.count", KUNSHAN))).contains("only for: enterprise");
    }

    @Test
    public void aNumberWithAnExponentIsWrittenOut() {
        register(new FakeProvider().fact("a.count", r -> FactValue.known(new BigDecimal("1E+6"), FakeProvider.SOURCE)));
        assertThat(((FactValue.Known) read("a.count", KUNSHAN)).value()).isEqualTo(new BigDecimal("1000000"));
    }

    @Test
    public void aFactMayBeMadeOfOthersOfAnyProvider() {
        register(new FakeProvider().fact("a.rate", r -> {
            FactValue.Known part = (FactValue.Known) r.other("b.count");
            return number(part.value().longValueExact() * 100);
        }));
        register(new FakeProvider().fact("b.count", r -> number(3)));
        assertThat(read("a.rate", KUNSHAN)).isEqualTo(number(300));
    }

    @Test
    public void whatIsReadTwiceIsAskedOnce() {
        FakeProvider base = new FakeProvider().fact("b.count", r -> number(3));
        register(new FakeProvider().fact("a.rate", r -> r.other("b.count")).fact("a.share", r -> r.other("b.count")));
        register(base);
        registry.read(Set.of(FactId.of("a.rate"), FactId.of("a.share")), List.of(KUNSHAN), 2015, DAY);
        assertThat(base.asked).hasSize(1);
    }

    @Test
    public void aFactMadeFromItselfIsRefusedAndTheCircleIsNamed() {
        register(new FakeProvider().fact("a.count", r -> r.other("b.count")).fact("b.count", r -> r.other("a.count")));
        assertThat(reason(read("a.count", KUNSHAN)))
                .contains("made from itself")
                .contains("a.count → b.count");
    }

    @Test
    public void aFactMadeFromItsOwnYearBeforeIsNoCircle() {
        register(new FakeProvider()
                .fact(
                        "a.count",
                        r -> r.year() < 2013 ? number(1) : r.others().read(r.fact(), r.subject(), r.year() - 1)));
        assertThat(read("a.count", KUNSHAN)).isEqualTo(number(1));
    }

    @Test
    public void aProviderThatCannotTellItsFactsIsLeftOut() {
        register(new FactProvider() {
            @Override
            public List<FactDefinition> facts() {
                throw new IllegalStateException("not ready");
            }

            @Override
            public FactValue fact(FactRequest request) {
                return number(1);
            }
        });
        register(new FakeProvider().fact("a.count", r -> number(1)));
        assertThat(registry.definitions()).hasSize(1);
    }

    /** Two bureaus' plug-ins are under supervision, and no figure may call both by the name of that. */
    @Test
    public void figuresNameTheProviderThatWasAskedAndNotItsSupervision() {
        List<String> names = new ArrayList<>();
        registry.metrics = new Metrics() {
            @Override
            public void count(Metric metric, long amount, String... values) {
                names.addAll(List.of(values));
            }

            @Override
            public void time(Metric metric, Duration took, String... values) {
                names.addAll(List.of(values));
            }

            @Override
            public String page() {
                return "";
            }
        };
        register(new FakeProvider().fact("a.count", r -> number(1)));
        read("a.count", KUNSHAN);
        assertThat(names).containsOnly(FakeProvider.class.getName());
    }
}
