// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.facts;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.text.Text;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.Titles;
import org.shifan.quality.store.IncidentBook;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.NINGBO;

@Category(EachDatabase.class)
public class TracedFactsTest {
    private static final Subject ENTERPRISE = Subject.of("enterprise:" + KUNSHAN);
    private static final Subject ELSEWHERE = Subject.of("enterprise:" + NINGBO);
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final LocalDate YEAR_END = LocalDate.of(2014, 12, 31);

    private final QualityFixture fixture = new QualityFixture();
    private final Titles titles = new Titles();
    private final TracedFacts facts =
            new TracedFacts(() -> "quality", fixture.jpa, fixture.enterprises, zones(), titles.memberships());
    private FactValue exports =
            FactValue.known(new BigDecimal("250000000"), new FactValue.Source("exports", "", false));
    private int numbers;

    @After
    public void close() {
        fixture.close();
    }

    private static ZoneRegistry zones() {
        return (ZoneRegistry) Proxy.newProxyInstance(
                TracedFactsTest.class.getClassLoader(), new Class<?>[] {ZoneRegistry.class}, (proxy, method, args) -> {
                    Text text = Text.same("zone");
                    return new Zone(
                            ZoneId.of("320583-01"),
                            text,
                            DivisionCode.of("320583"),
                            Enterprises.JIANGSU,
                            text,
                            List.of(),
                            "",
                            "",
                            "");
                });
    }

    private void incident(String on, IncidentKind kind, String enterprise, Cause cause) {
        IncidentReport report = new IncidentReport(
                IncidentReport.OWN,
                "N" + ++numbers,
                kind,
                LocalDate.parse(on),
                CountryCode.of("US"),
                new Goods("goods " + numbers, "", "", "", null),
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "");
        Incident entered = fixture.incidents.report(Enterprises.JIANGSU, report, "Chen");
        if (enterprise != null) {
            fixture.incidents.attribute(entered.id(), enterprise, QualityFixture.decision("Chen", "label"));
        }
        if (cause != null) {
            fixture.jpa.tx(
                    TransactionType.Required,
                    em -> new IncidentBook(em).open(entered.id()).decide(cause));
        }
    }

    private String fact(FactId fact, Subject subject, LocalDate asOf) {
        FactReader others = (id, of, year) -> {
            assertThat(id).isEqualTo(FactId.of("export.value"));
            return exports;
        };
        FactValue value = facts.facts(Set.of(fact), List.of(subject), 2014, asOf, others)
                .get(subject)
                .get(fact);
        return value instanceof FactValue.Known known
                ? known.value().toPlainString()
                : ((FactValue.Missing) value).reason().key();
    }

    private void aYearOfEveryKind() {
        incident("2014-03-01", IncidentKind.RECALL, KUNSHAN, Cause.CAPABILITY);
        incident("2014-07-01", IncidentKind.RETURN, KUNSHAN, Cause.MALICE);
        incident("2014-08-01", IncidentKind.NOTIFICATION, KUNSHAN, Cause.FOREIGN_RULES);
        incident("2014-08-02", IncidentKind.RETURN, KUNSHAN, Cause.NOT_QUALITY);
        incident("2014-08-03", IncidentKind.SAMPLING_FAILURE, KUNSHAN, Cause.CAPABILITY);
        incident("2014-08-04", IncidentKind.RETURN, KUNSHAN, null);
        incident("2014-08-05", IncidentKind.RECALL, null, null);
        incident("2014-08-06", IncidentKind.RECALL, NINGBO, Cause.CAPABILITY);
        incident("2013-08-05", IncidentKind.RECALL, KUNSHAN, Cause.CAPABILITY);
    }

    @Test
    public void r13OnlyAttributedAndQualityCausedIncidentsCountInTheRate() {
        aYearOfEveryKind();
        assertThat(fact(TracedFacts.COUNT, ENTERPRISE, YEAR_END)).isEqualTo("2");
        assertThat(fact(TracedFacts.OPEN, ENTERPRISE, YEAR_END)).isEqualTo("1");
        // 2 incidents over 2.5 hundred million dollars.
        assertThat(fact(TracedFacts.RATE, ENTERPRISE, YEAR_END)).isEqualTo("0.8");
        assertThat(fact(TracedFacts.COUNT, ENTERPRISE, LocalDate.of(2014, 6, 30)))
                .isEqualTo("1");
    }

    @Test
    public void r10TheRateIsRoundedHalfUpAndNeverZeroForWantOfExports() {
        aYearOfEveryKind();
        exports = FactValue.known(new BigDecimal("300000000"), new FactValue.Source("exports", "", false));
        assertThat(fact(TracedFacts.RATE, ENTERPRISE, YEAR_END)).isEqualTo("0.666667");
        exports = FactValue.known(BigDecimal.ZERO, new FactValue.Source("exports", "", false));
        assertThat(fact(TracedFacts.RATE, ENTERPRISE, YEAR_END)).isEqualTo("quality.fact.no-exports");
        exports = FactValue.missing(org.shifan.quality.QualityMessages.M.message("quality.fact.owed-by"));
        assertThat(fact(TracedFacts.RATE, ENTERPRISE, YEAR_END)).isEqualTo("quality.fact.owed-by");
    }

    @Test
    public void r13OfAZoneThoseCountThatHappenedWhileTheEnterpriseWasAMember() {
        aYearOfEveryKind();
        titles.member(KUNSHAN, "320583-01", DateRange.from(LocalDate.of(2014, 3, 2)));
        assertThat(fact(TracedFacts.COUNT, ZONE, YEAR_END)).isEqualTo("1");
        titles.member(KUNSHAN, "320583-01", DateRange.from(LocalDate.of(2014, 3, 1)));
        assertThat(fact(TracedFacts.COUNT, ZONE, YEAR_END)).isEqualTo("2");
    }

    @Test
    public void aYearOfWhichNothingWasTakenInIsMissingAndNotZero() {
        assertThat(fact(TracedFacts.COUNT, ENTERPRISE, YEAR_END)).isEqualTo("quality.fact.not-delivered");
        incident("2014-08-05", IncidentKind.RECALL, null, null);
        assertThat(fact(TracedFacts.COUNT, ENTERPRISE, YEAR_END)).isEqualTo("0");
        String before = facts.revision();
        incident("2014-08-06", IncidentKind.RECALL, KUNSHAN, null);
        assertThat(facts.revision()).isNotEqualTo(before);
    }

    private static Map<String, String> recall(String number, String on) {
        return Map.of(
                "RecallID",
                "1",
                "RecallNumber",
                number,
                "RecallDate",
                on + "T00:00:00",
                "Products.Name",
                "goods of " + number);
    }

    @Test
    public void aFileThatAnotherBureauTookInBeforeIsDeliveredByBoth() {
        List<Map<String, String>> file = List.of(recall("14-101", "2014-03-05"), recall("14-102", "2014-05-05"));
        fixture.take(Enterprises.JIANGSU, fixture.cpsc(), file);
        assertThat(fact(TracedFacts.COUNT, ENTERPRISE, YEAR_END)).isEqualTo("0");
        assertThat(fact(TracedFacts.COUNT, ELSEWHERE, YEAR_END)).isEqualTo("quality.fact.not-delivered");
        assertThat(fixture.take(Enterprises.NINGBO, fixture.cpsc(), file).outcomes)
                .containsOnly("unchanged");
        assertThat(fact(TracedFacts.COUNT, ELSEWHERE, YEAR_END)).isEqualTo("0");
        assertThat(fact(TracedFacts.COUNT, ELSEWHERE, LocalDate.of(2014, 3, 4)))
                .isEqualTo("quality.fact.not-delivered");
        assertThat(fact(TracedFacts.COUNT, ELSEWHERE, LocalDate.of(2014, 3, 5))).isEqualTo("0");
    }

    @Test
    public void anIncidentThatWentToAnotherBureauWasDeliveredByTheOneThatTookItIn() {
        incident("2014-08-05", IncidentKind.RECALL, NINGBO, null);
        assertThat(fact(TracedFacts.OPEN, ENTERPRISE, YEAR_END)).isEqualTo("0");
        assertThat(fact(TracedFacts.OPEN, ELSEWHERE, YEAR_END)).isEqualTo("quality.fact.not-delivered");
    }

    @Test
    public void whatWasOnlyTriedIsNotDelivered() {
        fixture.tried(fixture.cpsc(), recall("14-101", "2014-03-05"));
        assertThat(fact(TracedFacts.COUNT, ENTERPRISE, YEAR_END)).isEqualTo("quality.fact.not-delivered");
    }

    @Test
    public void everyFactIsDefinedInBothLanguages() {
        assertThat(facts.facts())
                .hasSize(3)
                .allSatisfy(fact ->
                        assertThat(fact.title().zh()).isNotEqualTo(fact.title().en()));
    }
}
