// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Attribution;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Match;
import org.shifan.api.text.ShifanException;
import org.shifan.quality.audit.AuditSources;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.NINGBO;
import static org.shifan.quality.QualityFixture.decision;

@Category(EachDatabase.class)
public class IncidentRegisterTest {
    private static final IncidentQuery ALL = new IncidentQuery(null, null, false, null, null, 0, 1000);

    private final QualityFixture fixture = new QualityFixture();

    @After
    public void close() {
        fixture.close();
    }

    private static Map<String, String> row(String... cells) {
        Map<String, String> out = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            out.put(cells[i], cells[i + 1]);
        }
        return out;
    }

    private static Map<String, String> recall(String number, String... more) {
        Map<String, String> out = row(
                "RecallID", "1" + number.replaceAll("\\D", ""),
                "RecallNumber", number,
                "RecallDate", "2015-03-05T00:00:00",
                "Title", "Flying Wheel Recalls Bicycles Due to Fall Hazard",
                "Products.Name", "Flying Wheel City 26 bicycles",
                "ProductUPCs.UPC", "012345678905",
                "Manufacturers.Name", "Kunshan Flying Wheel Bicycle Co., Ltd.",
                "ManufacturerCountries.Country", "China",
                "Hazards.Name", "The fork can break");
        out.putAll(row(more));
        return out;
    }

    private static Map<String, String> alert(String number, String... more) {
        Map<String, String> out = row(
                "caseNumber", number,
                "report_date", "29/05/2015",
                "notifyingCountry", "Germany",
                "product", "Scooter",
                "brand", "<b>FAST</b>",
                "type_numberOfModel", "FS-20, FS-30",
                "danger", "null The handle breaks",
                "measures", "Withdrawal of the product from the market",
                "countryOfOrigin", "People's Republic of China");
        out.putAll(row(more));
        return out;
    }

    @Test
    public void reportsAndProductsCanBeTriedAndLeaveNothing() {
        Map<String, String> bicycle =
                row("enterprise", KUNSHAN, "product", "City 26", "hs", "8712", "brand", "Flying Wheel", "model", "C26");
        assertThat(fixture.tried(fixture.cpsc(), recall("15-101"), recall("15-101")).outcomes)
                .containsExactly("stored", "unchanged");
        assertThat(fixture.tried(fixture.safetyGate(), alert("A12/1")).outcomes).containsExactly("stored");
        assertThat(fixture.tried(fixture.products(), bicycle).outcomes).containsExactly("stored");
        assertThat(fixture.incidents.incidents(ALL)).isEmpty();
        assertThat(fixture.take(fixture.cpsc(), recall("15-101")).outcomes).containsExactly("stored");
        assertThat(fixture.take(fixture.products(), bicycle).outcomes).containsExactly("stored");
        assertThat(fixture.tried(fixture.products(), bicycle).outcomes).containsExactly("unchanged");
        assertThat(fixture.incidents.history(only().id())).hasSize(1);
    }

    private Incident only() {
        List<Incident> all = fixture.incidents.incidents(ALL);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void goods() {
        assertThat(fixture.take(
                                fixture.products(),
                                row(
                                        "enterprise", KUNSHAN,
                                        "product", "自行车",
                                        "hs", "8712",
                                        "brand", "Flying Wheel",
                                        "model", "City 26",
                                        "barcode", "0012345678905"))
                        .outcomes)
                .containsExactly("stored");
        assertThat(fixture.take(
                                Enterprises.NINGBO,
                                fixture.products(),
                                List.of(row(
                                        "enterprise", NINGBO,
                                        "product", "滑板车",
                                        "hs", "871200",
                                        "brand", "Fast",
                                        "model", "fs20")))
                        .outcomes)
                .containsExactly("stored");
    }

    @Test
    public void q2ARecallOfTheCpscKeepsEveryFieldAndWaitsForAnEnterprise() {
        assertThat(fixture.take(fixture.cpsc(), recall("15-101")).outcomes).containsExactly("stored");
        Incident incident = only();
        assertThat(incident.kind()).isEqualTo(IncidentKind.RECALL);
        assertThat(incident.market().value()).isEqualTo("US");
        assertThat(incident.on()).hasToString("2015-03-05");
        assertThat(incident.attribution()).isEmpty();
        assertThat(incident.counts()).isFalse();
        assertThat(incident.sources()).singleElement().satisfies(source -> {
            assertThat(source.scheme()).isEqualTo("cpsc");
            assertThat(source.number()).isEqualTo("15-101");
            assertThat(source.raw()).contains("ProductUPCs.UPC: 012345678905", "Hazards.Name: The fork can break");
        });
        assertThat(fixture.incidents.incidents(new IncidentQuery(Enterprises.JIANGSU, null, true, null, null, 0, 10)))
                .hasSize(1);
    }

    @Test
    public void q2AnAlertIsARecallOnlyWhenTheGoodsComeBackFromUsers() {
        fixture.take(
                fixture.safetyGate(),
                alert("A12/0001/15"),
                alert(
                        "A12/0002/15",
                        "brand",
                        "Other",
                        "measures",
                        "Category of measure(s): Recall of the product from end users"));
        assertThat(fixture.incidents.incidents(ALL))
                .extracting(Incident::kind)
                .containsExactlyInAnyOrder(IncidentKind.NOTIFICATION, IncidentKind.RECALL);
        Incident withdrawn = fixture.incidents.incidents(ALL).stream()
                .filter(i -> i.kind() == IncidentKind.NOTIFICATION)
                .findFirst()
                .orElseThrow();
        assertThat(withdrawn.market().value()).isEqualTo("DE");
        assertThat(withdrawn.goods().brand()).isEqualTo("FAST");
        assertThat(withdrawn.hazard()).isEqualTo("The handle breaks");
    }

    @Test
    public void q2ATableOfAlertsNeedsHeadingsForGoodsDangerAndMeasuresAndARowItsGoods() {
        assertThat(fixture.safetyGate().columns())
                .filteredOn(column -> column.required())
                .extracting(column -> column.name())
                .containsExactlyInAnyOrder(
                        "caseNumber", "report_date", "notifyingCountry", "product", "danger", "measures");
        assertThat(fixture.take(
                                fixture.safetyGate(),
                                alert("A12/0001/15", "product", "", "brand", "Unknown", "type_numberOfModel", ""),
                                alert("A12/0002/15", "product", "", "brand", "FAST"))
                        .outcomes)
                .containsExactly("product: The alert names neither a product nor a name, brand or model", "stored");
    }

    @Test
    public void q2AReportWithAnUnknownCommodityCodeIsRejectedAndTheNextOneTaken() {
        Map<String, String> wrong = row(
                "number",
                "N1",
                "kind",
                "recall",
                "date",
                "2015-05-04",
                "market",
                "US",
                "product",
                "bicycle",
                "hs",
                "7712");
        Map<String, String> right = row(
                "number",
                "N2",
                "kind",
                "recall",
                "date",
                "2015-05-04",
                "market",
                "US",
                "product",
                "bicycle",
                "hs",
                "8712");
        List<String> outcomes = fixture.take(fixture.own(), wrong, right).outcomes;
        assertThat(outcomes.get(0)).startsWith("hs: ").contains("7712");
        assertThat(outcomes.get(1)).isEqualTo("stored");
        assertThat(only().goods().hs()).hasToString("8712");
    }

    @Test
    public void q2TheSameReportTwiceChangesNothingAndAChangedOneIsANewRevision() {
        fixture.take(fixture.cpsc(), recall("15-101"));
        assertThat(fixture.take(fixture.cpsc(), recall("15-101")).outcomes).containsExactly("unchanged");
        assertThat(fixture.take(fixture.cpsc(), recall("15-101", "Remedies.Name", "Refund")).outcomes)
                .containsExactly("stored");
        Incident incident = only();
        assertThat(incident.measures()).isEqualTo("Refund");
        assertThat(incident.sources()).extracting(s -> s.revision()).containsExactly(1, 2);
        assertThat(incident.sources().get(0).raw()).doesNotContain("Refund");
    }

    @Test
    public void q2TenThousandCopiesOfOneAlertAreOneIncident() {
        List<Map<String, String>> copies = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            copies.add(alert("A12/" + i + "/15"));
            if (copies.size() == 1000) {
                assertThat(fixture.take(Enterprises.JIANGSU, fixture.safetyGate(), copies).outcomes)
                        .containsOnly("stored");
                copies.clear();
            }
        }
        Incident incident = only();
        assertThat(incident.sourceCount()).isEqualTo(10_000);
        assertThat(incident.sources()).hasSize(Incident.SHOWN);
    }

    @Test
    public void q2TenThousandRowsOfOneNumberAreOneSource() {
        List<Map<String, String>> copies = java.util.Collections.nCopies(10_000, alert("A12/1/15"));
        assertThat(fixture.take(Enterprises.JIANGSU, fixture.safetyGate(), copies).outcomes)
                .containsOnly("stored", "unchanged")
                .filteredOn("stored"::equals)
                .hasSize(1);
        assertThat(only().sourceCount()).isEqualTo(1);
    }

    @Test
    public void q2ANumberThatChangesAllTheTimeIsBounded() {
        List<Map<String, String>> changing = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            changing.add(alert("A12/1/15", "description", "version " + i));
        }
        List<String> outcomes = fixture.take(Enterprises.JIANGSU, fixture.safetyGate(), changing).outcomes;
        assertThat(outcomes).filteredOn("stored"::equals).hasSize(50);
        assertThat(outcomes.get(59)).contains("caseNumber", "50 times");
        assertThat(only().sourceCount()).isEqualTo(50);
    }

    @Test
    public void q2TwoSourcesOfOneEventAreJoinedAndTwoMarketsAreTwoEvents() {
        fixture.take(fixture.safetyGate(), alert("A12/0001/15"));
        fixture.take(
                fixture.own(),
                row(
                        "number", "苏通〔2015〕7号",
                        "kind", "通报",
                        "date", "2015-06-03",
                        "market", "德国",
                        "product", "滑板车",
                        "brand", "Fast",
                        "model", "FS-30; FS-20"));
        assertThat(only().sources()).extracting(s -> s.scheme()).containsExactly("safety-gate", "own:jiangsu");
        fixture.take(fixture.safetyGate(), alert("A12/0003/15", "notifyingCountry", "France"));
        assertThat(fixture.incidents.incidents(ALL)).hasSize(2);
    }

    @Test
    public void q2EachReturnedBatchIsAnEventOfItsOwn() {
        Map<String, String> first = row(
                "number",
                "T1",
                "kind",
                "return",
                "date",
                "2015-05-01",
                "market",
                "US",
                "product",
                "bicycle",
                "brand",
                "Flying Wheel",
                "model",
                "City 26");
        Map<String, String> second = new HashMap<>(first);
        second.put("number", "T2");
        assertThat(fixture.take(fixture.own(), first, second).outcomes).containsExactly("stored", "stored");
        List<Incident> all = fixture.incidents.incidents(ALL);
        assertThat(all).hasSize(2);
        assertThat(fixture.incidents.similar(all.get(0).id()))
                .extracting(Incident::id)
                .containsExactly(all.get(1).id());
        Incident joined = fixture.incidents.join(all.get(1).id(), all.get(0).id(), decision("Li", "one container"));
        assertThat(joined.sources()).extracting(s -> s.number()).containsExactlyInAnyOrder("T1", "T2");
        assertThat(only().id()).isEqualTo(joined.id());
        assertThat(refusal(() -> fixture.incidents.attribute(all.get(0).id(), KUNSHAN, decision("Li", "x")))
                        .code())
                .isEqualTo("quality.incident.joined");
        assertThat(refusal(() -> fixture.incidents.join(joined.id(), joined.id(), decision("Li", "x")))
                        .code())
                .isEqualTo("quality.incident.itself");
    }

    @Test
    public void q2AnOwnNumberIsKeptForOneIncident() {
        Map<String, String> first =
                row("number", "T1", "kind", "return", "date", "2015-05-01", "market", "US", "product", "bicycle");
        Map<String, String> other = new HashMap<>(first);
        other.put("product", "scooter");
        assertThat(fixture.take(fixture.own(), first, other, first).outcomes)
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("stored"),
                        two -> assertThat(two).startsWith("number: Number T1 is there with other content"),
                        three -> assertThat(three).isEqualTo("unchanged"));
        // Another bureau has numbers of its own.
        assertThat(fixture.take(Enterprises.NINGBO, fixture.own(), List.of(other)).outcomes)
                .containsExactly("stored");
    }

    @Test
    public void q2BadRowsSayWhatWouldBeRight() {
        assertThat(fixture.take(
                                fixture.own(),
                                row("kind", "return", "date", "2015-05-01", "market", "US", "product", "b"),
                                row(
                                        "number",
                                        "1",
                                        "kind",
                                        "loss",
                                        "date",
                                        "2015-05-01",
                                        "market",
                                        "US",
                                        "product",
                                        "b"),
                                row("number", "1", "kind", "召回", "date", "2015-07-01", "market", "US", "product", "b"),
                                row(
                                        "number",
                                        "1",
                                        "kind",
                                        "recall",
                                        "date",
                                        "2015-05-01",
                                        "market",
                                        "XX",
                                        "product",
                                        "b"),
                                row(
                                        "number",
                                        "1",
                                        "kind",
                                        "recall",
                                        "date",
                                        "2015-05-01",
                                        "market",
                                        "US",
                                        "product",
                                        "b",
                                        "enterprise",
                                        "D21430012",
                                        "hs",
                                        "871"),
                                row(
                                        "number",
                                        "1",
                                        "kind",
                                        "recall",
                                        "date",
                                        "2015-05-01",
                                        "market",
                                        "US",
                                        "product",
                                        "b",
                                        "enterprise",
                                        "192203821"))
                        .outcomes)
                .satisfiesExactly(
                        a -> assertThat(a).startsWith("number: "),
                        b -> assertThat(b).startsWith("kind: ").contains("sampling-failure 监督抽查不合格"),
                        c -> assertThat(c).startsWith("date: ").contains("2015-07-01", "2015-06-30"),
                        d -> assertThat(d).startsWith("market: ").contains("XX"),
                        e -> assertThat(e).startsWith("hs: "),
                        f -> assertThat(f).startsWith("enterprise: ").contains("not registered"));
        assertThat(fixture.take(fixture.cpsc(), row("RecallID", "1", "RecallNumber", "15-1")).outcomes)
                .containsExactly("RecallDate: A recall needs its RecallDate or at least its LastPublishDate");
        assertThat(fixture.incidents.incidents(ALL)).isEmpty();
    }

    @Test
    public void q2MatchesSayWhatAgreesAndAreNeverCertain() {
        goods();
        fixture.take(fixture.cpsc(), recall("15-101"));
        List<Match> matches = fixture.incidents.matches(only().id());
        assertThat(matches).hasSize(1);
        Match match = matches.get(0);
        assertThat(match.enterprise().value()).isEqualTo(KUNSHAN);
        assertThat(match.confidence()).isEqualTo(95);
        assertThat(match.because())
                .extracting(text -> text.en())
                .containsExactly(
                        "barcode 00012345678905 (+70)",
                        "maker's name Kunshan Flying Wheel Bicycle Co., Ltd. (+50)",
                        "brand Flying Wheel in the product's name (+15)");
    }

    @Test
    public void q2BrandAndModelMatchAndAForeignOriginHalves() {
        goods();
        fixture.take(
                fixture.safetyGate(),
                alert("A12/0001/15"),
                alert("A12/0002/15", "notifyingCountry", "FR", "countryOfOrigin", "Italy"),
                alert("A12/0004/15", "notifyingCountry", "IT", "brand", "Slow", "type_numberOfModel", "X1"));
        Map<String, List<Match>> found = new HashMap<>();
        fixture.incidents.incidents(ALL).forEach(i -> found.put(i.market().value(), fixture.incidents.matches(i.id())));
        assertThat(found.get("DE")).singleElement().satisfies(match -> {
            assertThat(match.enterprise().value()).isEqualTo(NINGBO);
            assertThat(match.confidence()).isEqualTo(60);
        });
        assertThat(found.get("FR")).singleElement().satisfies(match -> {
            assertThat(match.confidence()).isEqualTo(30);
            assertThat(match.because()).last().extracting(t -> t.en()).isEqualTo("country of origin Italy: halved");
        });
        assertThat(found.get("IT")).isEmpty();
    }

    @Test
    public void q2OnlyAPersonAttributesAndTheCasePassesToTheBureauOfOrigin() {
        goods();
        fixture.take(fixture.safetyGate(), alert("A12/0001/15"));
        long id = only().id();
        assertThat(only().attribution()).isEmpty();
        Incident attributed = fixture.incidents.attribute(id, NINGBO, decision("Wang", "label on the frame"));
        assertThat(attributed.bureau()).isEqualTo(Enterprises.NINGBO);
        Attribution attribution = attributed.attribution().orElseThrow();
        assertThat(attribution.enterprise()).isEqualTo(OrganisationCode.of(NINGBO));
        assertThat(attribution.confidence()).isEqualTo(60);
        assertThat(attribution.decision().by()).isEqualTo("Wang");
        assertThat(attributed.counts()).isFalse();
        assertThat(refusal(() -> fixture.incidents.attribute(id, NINGBO, decision("Wang", "again")))
                        .code())
                .isEqualTo("quality.incident.attributed");
        Incident corrected = fixture.incidents.attribute(id, KUNSHAN, decision("Zhou", "the label was false"));
        assertThat(corrected.attribution().orElseThrow().confidence()).isZero();
        assertThat(fixture.incidents.history(id))
                .extracting(IncidentStep::what)
                .extracting(text -> text.en())
                .satisfiesExactly(
                        a -> assertThat(a).isEqualTo("Entered from safety-gate A12/0001/15"),
                        b -> assertThat(b).contains("confidence 60 of 95", "from the bureau jiangsu to ningbo"),
                        c -> assertThat(c).contains("confidence 0 of 95", "from the bureau ningbo to jiangsu"));
    }

    @Test
    public void unknownIncidentsAndEnterprisesAreNamed() {
        assertThat(refusal(() -> fixture.incidents.require(77)).getMessage()).contains("77");
        assertThat(refusal(() -> fixture.incidents.history(77)).code()).isEqualTo("quality.incident.unknown");
        fixture.take(fixture.cpsc(), recall("15-101"));
        assertThat(refusal(() -> fixture.incidents.attribute(only().id(), "192203821", decision("a", "b")))
                        .code())
                .isEqualTo("quality.enterprise.unknown");
    }

    private static ShifanException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call);
    }

    @Test
    public void q2TheAuditLogSeesTheReportAndThePersonWhoConfirmedTheMatch() {
        fixture.take(fixture.cpsc(), recall("15-101"));
        long id = only().id();
        AuditSources.Incidents source = new AuditSources.Incidents(() -> "quality", fixture.jpa);
        List<AuditedChange> before = source.changes("", 10);
        fixture.incidents.attribute(id, KUNSHAN, QualityFixture.decision("Chen", "the label says so"));

        assertThat(before).singleElement().satisfies(change -> {
            assertThat(change.subject()).isEqualTo("incident:" + id);
            assertThat(change.after().get("what")).contains("15-101");
        });
        assertThat(source.changes(before.get(0).position(), 10)).singleElement().satisfies(change -> {
            assertThat(change.who().by()).isEqualTo("Chen");
            assertThat(change.reason()).isEqualTo("the label says so");
            assertThat(change.after().get("what")).contains(KUNSHAN);
        });
    }

    @Test
    public void q2TheGoodsOfAnAttributionAreThoseOfTheEnterpriseAndStayWithTheIncident() {
        goods();
        fixture.take(fixture.cpsc(), recall("15-101"));
        long id = only().id();
        long bicycles = fixture.incidents.matches(id).get(0).goods().get(0).number();
        assertThat(refusal(() -> fixture.incidents.attribute(id, NINGBO, null, bicycles, decision("Wang", "x")))
                        .code())
                .isEqualTo("quality.incident.goods");
        assertThat(refusal(() -> fixture.incidents.attribute(
                                id, KUNSHAN, HsCode.of("9503"), bicycles, decision("Wang", "x")))
                        .getMessage())
                .contains("8712")
                .contains("9503");
        fixture.incidents.attribute(id, KUNSHAN, HsCode.of("87120030"), null, decision("Wang", "seen at the works"));
        assertThat(only().goods().hs()).isEqualTo(HsCode.of("87120030"));
        assertThat(refusal(() -> fixture.incidents.attribute(id, KUNSHAN, decision("Wang", "again")))
                        .code())
                .isEqualTo("quality.incident.attributed");

        assertThat(fixture.take(fixture.cpsc(), recall("15-101", "Remedies.Name", "Refund")).outcomes)
                .containsExactly("stored");
        assertThat(only().goods().hs()).isEqualTo(HsCode.of("87120030"));
        assertThat(fixture.incidents
                        .attribute(id, KUNSHAN, null, bicycles, decision("Wang", "the barcode is theirs"))
                        .goods()
                        .hs())
                .isEqualTo(HsCode.of("8712"));
    }
}
