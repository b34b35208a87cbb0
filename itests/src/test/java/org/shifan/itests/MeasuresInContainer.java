// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.MeasureRules;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.Risks;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** The measures of §六(一) in the running distribution; the main job's container is theirs too. */
public abstract class MeasuresInContainer extends InContainer {

    /** A zone of the sample. */
    static final String KUNSHAN = "320583-01";

    private static final String BICYCLES = " --hs 87120030 --to US --value 5000";

    private JsonNode decide(String declaration, String rest) throws Exception {
        return console.json("shifan:treatment-decide --declaration " + declaration + rest);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    public void f2APlanMovesGoodsToMonitoringAndAFailedSampleMovesThemBack() throws Exception {
        givenTheSampleProvince();
        String enterprise = exporter();
        // Goods of which the sample's own cases have no plan.
        String shipment = " --enterprise " + enterprise + " --hs 73239300 --to US --value 5000";
        assertEquals("F1", decide("F2-0", shipment).get("governing").asText());
        JsonNode plan = console.json("shifan:monitoring-plan --hs 7323 --item coating --item lid --samples 12"
                + " --per-mille 1000 --reason \"no failure in three years\" " + enterprise);
        String number = plan.get("id").asText();
        try {
            assertEquals("F2", decide("F2-1", shipment).get("governing").asText());
            JsonNode due = console.json("shifan:monitoring-due " + number);
            assertEquals("F2-1", due.at("/0/shipment/declaration").asText());
            String sample = console.json(
                            "shifan:monitoring-sample --declaration F2-1 --reference S-1 --reason drawn " + number)
                    .get("number")
                    .asText();
            assertEquals(0, console.json("shifan:monitoring-due " + number).size());
            String refused = console.refusal("shifan:monitoring-result --failed paint --reason seen " + sample);
            assertTrue(refused, refused.contains("coating, lid"));
            console.run("shifan:monitoring-result --failed lid --reason breaks --evidence \"report 9\" " + sample);
            assertEquals("F1", decide("F2-2", shipment).get("governing").asText());
            assertTrue(stops(OrganisationCode.of(enterprise)).stream()
                    .anyMatch(stop -> stop.measure().equals("F2") && stop.stopped()));
            JsonNode grounds = console.json("shifan:grounds --enterprise " + enterprise);
            String raised = grounds.get(grounds.size() - 1).get("id").asText();
            console.run("shifan:ground-end --last " + today().minusDays(1) + " --reason rectified " + raised);
            assertEquals("F2", decide("F2-3", shipment).get("governing").asText());
        } finally {
            console.run("shifan:monitoring-end --last " + today().minusDays(1) + " --reason over " + number);
        }
        assertEquals("F1", decide("F2-4", shipment).get("governing").asText());
        assertTrue(
                console.run("shifan:audit --source facilitation.sample-found").contains("lid"));
        assertTrue(console.run("shifan:audit --source facilitation.plan").contains("plan.set"));
        assertTrue(console.run("shifan:quality-archive " + enterprise)
                .contains("12 samples asked for, 1 taken, 1 failed"));
    }

    @Test
    public void aNewcomerFindsAPlanMeasuresInForceAndNoticesAndASecondTimeChangesNothing() throws Exception {
        givenTheSampleProvince();
        String first = console.run("shifan:sample-cases --bureau jiangsu");
        int plans = console.json("shifan:monitoring-plans --bureau jiangsu").size();
        int incidents = console.json("shifan:incidents --bureau jiangsu").size();
        assertTrue(first, plans >= 1 && incidents >= 1);
        assertTrue(first, first.contains("measure F2") && first.contains("measure F5"));
        assertTrue(console.run("shifan:market-notice G/TBT/N/USA/990237").contains("320"));
        assertTrue(console.json("shifan:market-warnings --bureau jiangsu")
                .toString()
                .contains("G/TBT/N/USA/990237"));
        assertEquals(first, console.run("shifan:sample-cases --bureau jiangsu"));
        assertEquals(
                plans, console.json("shifan:monitoring-plans --bureau jiangsu").size());
        assertEquals(
                incidents, console.json("shifan:incidents --bureau jiangsu").size());
    }

    @Test
    public void f3ASystemicIncidentStopsMeasuresWithinSecondsAndItsEndBringsThemBack() throws Exception {
        givenTheSampleProvince();
        OrganisationCode enterprise = OrganisationCode.of(exporter());
        String shipment = " --enterprise " + enterprise + " --hs 94036000 --to US --value 5000";
        assertEquals("F5", decide("F3-1", shipment).get("governing").asText());
        String incident = console.json("shifan:ground-declare --hs 9403 --to 2999-12-31 --reason \"shelves fall\""
                        + " systemic-incident")
                .get("id")
                .asText();
        assertEquals("F3a", decide("F3-2", shipment).get("governing").asText());
        Await.until("those concerned are told", () -> lastStop(enterprise, "9403"));
        console.run("shifan:ground-end --last " + today().minusDays(1) + " --reason recalled " + incident);
        Await.until("and told again", () -> !lastStop(enterprise, "9403"));
    }

    private List<MeasureStop> stops(OrganisationCode enterprise) {
        return Server.does(() -> service(MeasureStops.class).stops(null, enterprise, 0, 99));
    }

    /** Whether what is kept last says that the measure stopped; nobody asks the watch to look. */
    private boolean lastStop(OrganisationCode enterprise, String goods) {
        return stops(enterprise).stream()
                .filter(stop ->
                        stop.hs().value().startsWith(goods) && stop.measure().equals("F5"))
                .findFirst()
                .map(MeasureStop::stopped)
                .orElse(false);
    }

    @Test
    public void f7GoodsOfARegisteredProjectAreFollowedOverTheBorderAndBack() throws Exception {
        givenTheSampleProvince();
        String enterprise = exporter();
        String repair = " --purpose repair --enterprise " + enterprise + BICYCLES;
        decide("F7-0", " --import" + repair);
        String enter = "shifan:project-goods-enter --goods bicycles --quantity 10 --unit pieces --due " + today()
                + " --reason registered ";
        String unregistered = console.refusal(enter + "F7-0");
        assertTrue(unregistered, unregistered.contains("F7-0") && unregistered.contains("project"));
        console.run("shifan:ground-declare --enterprise " + enterprise + " --hs 8712 --to 2999-12-31"
                + " --reason registered project-repair");
        assertEquals("F7", decide("F7-1", " --import" + repair).get("governing").asText());
        String number = console.json(enter + "F7-1").get("number").asText();
        decide("F7-2", repair);
        JsonNode back =
                console.json("shifan:project-goods-back --declaration F7-2 --quantity 9.5 --reason repaired " + number);
        assertEquals("9.5", back.at("/steps/0/quantity").asText());
        assertEquals(0, console.json("shifan:project-goods --overdue").size());
        console.run(
                "shifan:project-goods-write-off --quantity 0.5 --evidence \"report 3\" --reason scrapped " + number);
        String list = console.run("shifan:project-goods --enterprise " + enterprise);
        assertTrue(list, list.contains("F7-1") && list.contains("bicycles"));
        assertTrue(console.run("shifan:audit --source facilitation.consignment-step")
                .contains("consignment.written-off"));
    }

    @Test
    public void f10ATermThatABureauSetsTakesTheMeasureAwayAndIsInTheAuditLogWithTheOneBefore() throws Exception {
        givenTheSampleProvince();
        String shipment = " --enterprise " + exporter() + " --hs 61091000 --to DE --value 5000";
        assertTrue(applies(shipment, "F5"));
        String set =
                "shifan:measure-term-set --bureau jiangsu --kind value-at-most --hs 6109 --reason recalls --value ";
        console.run(set + "9000 --to 2998-12-31 F5");
        assertTrue(applies(shipment, "F5"));
        String refused = console.refusal(set + "1000 F1");
        assertTrue(refused, refused.contains("F5"));
        console.run(set + "1000 --from " + today().plusDays(1) + " F5");
        assertTrue(applies(shipment, "F5"));
        assertFalse(applies(shipment + " --on " + today().plusDays(1), "F5"));
        String audit = console.run("shifan:audit --source facilitation.term");
        assertTrue(audit, audit.contains("9000") && audit.contains("1000"));
    }

    @Test
    public void f10TermsThatABundleBringsAreAskedAndTheAuditLogHasWhenTheyCameAndWent() throws Exception {
        givenTheSampleProvince();
        String shipment = " --enterprise " + exporter() + " --hs 62034200 --to DE --value 5000";
        assertTrue(applies(shipment, "F5"));
        ServiceRegistration<BureauTerms> brought =
                context.registerService(BureauTerms.class, new NoTrousers(), new Hashtable<>());
        try {
            assertFalse(applies(shipment, "F5"));
        } finally {
            brought.unregister();
        }
        assertTrue(applies(shipment, "F5"));
        String audit = console.run("shifan:audit --source facilitation.term-source");
        assertTrue(audit, audit.contains("terms.came") && audit.contains("terms.went"));
    }

    /** What a bureau may ask by a bundle of its own. */
    private static final class NoTrousers implements BureauTerms {
        @Override
        public BureauCode bureau() {
            return BureauCode.of("jiangsu");
        }

        @Override
        public List<Term> terms(String measure, Shipment shipment) {
            return shipment.hs().value().startsWith("6203")
                    ? List.of(new Term(false, Text.same("no trousers"), null))
                    : List.of();
        }
    }

    @Test
    public void f10NewerRulesDecideWhatComesAndWhatWasDecidedIsReplayedByTheRulesOfThen() throws Exception {
        givenTheSampleProvince();
        String shipment = " --enterprise " + exporter() + " --hs 61102000 --to DE --value 5000";
        JsonNode before = decide("F10-A", shipment);
        assertEquals("F5", before.get("governing").asText());
        Bundle rules = FrameworkUtil.getBundle(service(MeasureRules.class).getClass());
        String version = rules.getVersion().toString();
        assertEquals(version, before.at("/receipt/rules/version").asText());
        RulesJar jar = new RulesJar(rules);
        Path former = jar.asItIs(file("rules-former.jar"));
        // Every shipment that F5 exempts is drawn for a check.
        Path newer = jar.changed(
                file("rules-newer.jar"),
                "9.1.0",
                "assumptions.csv",
                "checks-per-mille.F5,20,",
                "checks-per-mille.F5,1000,");
        JsonNode after;
        update(rules, newer, "9.1.0");
        try {
            after = decide("F10-B", shipment);
            assertEquals("9.1.0", after.at("/receipt/rules/version").asText());
            assertTrue(after.toString(), after.get("drawn").asBoolean());
            assertEquals(before, decide("F10-A", shipment));
            replayedEqual(before);
            replayedEqual(after);
        } finally {
            update(rules, former, version);
        }
        JsonNode again = decide("F10-C", shipment);
        assertEquals(before.at("/receipt/rules"), again.at("/receipt/rules"));
        // By rules that are gone.
        replayedEqual(after);
        assertEquals(after, console.json("shifan:treatment-show --declaration F10-B"));
    }

    private void update(Bundle rules, Path jar, String version) throws Exception {
        console.run("bundle:update " + rules.getBundleId() + " " + jar.toUri());
        Await.until("rules " + version + " serve", () -> {
            JsonNode first = console.json("shifan:treatment-rules").get(0);
            return first != null
                    && first.get("serves").asBoolean()
                    && first.at("/version/version").asText().equals(version);
        });
    }

    /** The command fails when something is different. */
    private void replayedEqual(JsonNode treatment) throws Exception {
        JsonNode replay = console.json(
                "shifan:treatment-replay " + treatment.get("number").asLong());
        assertEquals("EQUAL", replay.at("/0/outcome").asText());
    }

    @Test
    public void f10ARaisedRiskStopsTheMeasureAtOnceAndWithoutQualityTheStricterTreatmentHolds() throws Exception {
        givenTheSampleProvince();
        String enterprise = exporter();
        String shipment = " --enterprise " + enterprise + " --hs 64041100 --to US --value 5000";
        console.run("shifan:treatment-decide --declaration F10-1" + shipment);
        assertTrue(applies(shipment, "F5"));
        String incident = console.json(
                        "shifan:incident-report --bureau jiangsu --kind recall --market US --product shoes"
                                + " --hs 640411 F10-recall")
                .get("id")
                .asText();
        console.run("shifan:incident-attribute --enterprise " + enterprise + " --reason label " + incident);
        console.run("shifan:risks --look");
        assertFalse(applies(shipment, "F5"));
        assertTrue(stops(OrganisationCode.of(enterprise)).get(0).stopped());

        Bundle quality = FrameworkUtil.getBundle(service(Risks.class).getClass());
        String other = shipment.replace("--to US", "--to DE");
        assertTrue(applies(other, "F5"));
        quality.stop(Bundle.STOP_TRANSIENT);
        try {
            assertFalse(applies(other, "F5"));
        } finally {
            quality.start(Bundle.START_TRANSIENT);
        }
        Await.until("risks are watched again", () -> applies(other, "F5"));
    }

    /** The title is taken by its case: notice, reply, two accounts. */
    @Test
    public void f10ATitleThatIsWithdrawnStopsTheMeasureWithinSecondsAndNobodyHasToAsk() throws Exception {
        givenTheSampleProvince();
        String code = console.json("shifan:enterprises --zone " + KUNSHAN + " --limit 3")
                .at("/2/code")
                .asText();
        OrganisationCode enterprise = OrganisationCode.of(code);
        givenItHolds(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE, Grant.Kind.EFFECTIVE_SUPERVISION);
        String shipment = " --enterprise " + code + " --hs 40111000 --to US --value 5000";
        JsonNode decided = decide("F10-title", shipment);
        assertEquals(decided.toString(), "F4", decided.get("governing").asText());
        String signed = " --reason decided ";
        long number = console.json("shifan:case-open --title demonstration-enterprise" + signed + code + " withdrawal")
                .get("number")
                .asLong();
        for (String paper : List.of("notice", "reply")) {
            Path file = Files.writeString(file("title-" + paper + ".txt"), "告知");
            console.run("shifan:case-attach --as " + paper + signed + number + " " + file);
            console.run("shifan:case-step" + signed + number + (paper.equals("notice") ? " notify" : " reply"));
        }
        String decision = "shifan:case-step --announcement 9" + signed + number + " withdraw";
        assertEquals("replied", console.json(decision).get("state").asText());
        assertTrue(applies(shipment, "F4"));
        assertEquals(
                "withdrawn", console.of("second").json(decision).get("state").asText());
        assertFalse(applies(shipment, "F4"));
        Await.until(
                "those concerned are told",
                () -> stops(enterprise).stream()
                        .anyMatch(stop -> stop.measure().equals("F4")
                                && stop.stopped()
                                && stop.reason().en().contains("demonstration enterprise")));
        assertEquals(decided, console.json("shifan:treatment-show --declaration F10-title"));
    }

    private void givenItHolds(OrganisationCode enterprise, Grant.Kind... kinds) {
        Decision granted = new Decision("head", today().minusDays(30), "assessed", "notice 3");
        Grants grants = service(Grants.class);
        for (Grant.Kind kind : kinds) {
            if (grants.held(Subject.enterprise(enterprise), kind, today()).isEmpty()) {
                Server.does(() -> grants.grant(
                        Subject.enterprise(enterprise),
                        kind,
                        "",
                        DateRange.from(today().minusDays(30)),
                        Grant.Precision.DAY,
                        granted));
            }
        }
    }

    private static final Map<String, String> FORM = Map.ofEntries(
            Map.entry("goods-kind", "light-industry"),
            Map.entry("form-cause", "not-to-standard"),
            Map.entry("listed", "no"),
            Map.entry("inspected", "no"),
            Map.entry("certificate", "no"),
            Map.entry("third-party-test", "no"),
            Map.entry("failed-item-tested", "no"),
            Map.entry("right-standard", "no"),
            Map.entry("tested-abroad", "no"),
            Map.entry("system-fitting", "no"),
            Map.entry("audit-related", "no"),
            Map.entry("findings", "falsified"));

    /** Malice, found by two investigators, a reviewer and a head; the measures of it. */
    private JsonNode maliceOf(String enterprise) throws Exception {
        String incident = console.json("shifan:incident-report --bureau jiangsu --kind recall --market US"
                        + " --product lamps --hs 940520 Q3-recall")
                .get("id")
                .asText();
        console.run("shifan:incident-attribute --enterprise " + enterprise + " --reason label " + incident);
        String trace = console.json("shifan:trace-open --first Li --second Wang --reason recall " + incident)
                .get("id")
                .asText();
        for (String investigator : List.of("Li", "Wang")) {
            console.of(investigator).run("shifan:trace-declare --reason none " + trace);
        }
        for (Map.Entry<String, String> field : FORM.entrySet()) {
            console.of("Li")
                    .run("shifan:trace-answer --field " + field.getKey() + " --value " + field.getValue()
                            + " --reason seen " + trace);
        }
        console.of("Wang").run("shifan:trace-evidence --document report-12 --reason papers " + trace);
        console.of("Sun").run("shifan:trace-review --cause malice --reason falsified " + trace);
        return console.of("Zhou")
                .json("shifan:trace-confirm --reason agreed " + trace)
                .get("measures");
    }

    @Test
    public void q3AMeasureThatIsDoneOpensTheCaseOfWithdrawalAndTheTitleIsHeldUntilThatDecides() throws Exception {
        givenTheSampleProvince();
        String code = console.json("shifan:enterprises --zone " + KUNSHAN + " --limit 4")
                .at("/3/code")
                .asText();
        OrganisationCode enterprise = OrganisationCode.of(code);
        givenItHolds(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE);
        String measure = "";
        for (JsonNode each : maliceOf(code)) {
            measure = each.get("kind").asText().equals("TITLE_WITHDRAWAL")
                    ? each.get("id").asText()
                    : measure;
        }
        String done = "shifan:measure-done --reason malice --evidence report-12 " + measure;
        assertEquals("OPEN", console.of("Zhou").json(done).get("outcome").asText());
        JsonNode cases = console.json("shifan:cases --subject " + code + " --procedure withdrawal");
        assertEquals(cases.toString(), 1, cases.size());
        assertTrue(
                cases.toString(),
                cases.at("/0/title").asText().toLowerCase(Locale.ROOT).contains("demonstration"));
        assertTrue(service(Grants.class)
                .held(Subject.enterprise(enterprise), Grant.Kind.DEMONSTRATION_ENTERPRISE, today())
                .isPresent());
        String waits = console.of("Zhou").refusal(done);
        assertTrue(waits, waits.contains(cases.at("/0/number").asText()));
    }

    /** A member of the zone today. */
    final String exporter() throws Exception {
        return console.json("shifan:enterprises --zone " + KUNSHAN + " --limit 1")
                .at("/0/code")
                .asText();
    }

    private boolean applies(String shipment, String measure) throws Exception {
        for (JsonNode each : console.json("shifan:treatment" + shipment).get("measures")) {
            if (each.get("id").asText().equals(measure)) {
                return each.get("applies").asBoolean();
            }
        }
        return false;
    }

    @Test
    public void f10RulesOfMeasuresAreTakenAwayAndBroughtBackWhileTheSystemRuns() throws Exception {
        givenTheSampleProvince();
        String shipment = " --enterprise " + exporter() + " --hs 64041100 --to KE --value 5000";
        JsonNode before = console.json("shifan:treatment-decide --declaration F10-2" + shipment);
        Bundle rules = FrameworkUtil.getBundle(service(MeasureRules.class).getClass());
        rules.stop(Bundle.STOP_TRANSIENT);
        try {
            JsonNode strict = console.json("shifan:treatment" + shipment);
            assertEquals("SPECIAL", strict.get("mode").asText());
            assertTrue(strict.toString(), strict.toString().contains("no rules"));
            // What was decided stays, and is made again without the bundle that brought the rules.
            assertEquals(before, console.json("shifan:treatment-show --declaration F10-2"));
            console.run("shifan:treatment-replay " + before.get("number").asLong());
        } finally {
            rules.start(Bundle.START_TRANSIENT);
        }
        Await.until(
                "the same measures as before",
                () -> console.json("shifan:treatment" + shipment)
                        .at("/governing/id")
                        .asText()
                        .equals(before.get("governing").asText()));
    }

    @Test
    public void f6AProofOfAShipmentToAfricaIsTakenInVerifiedAndRaisesTheRiskWhenItIsFalse() throws Exception {
        givenTheSampleProvince();
        String enterprise = exporter();
        String shipment = " --enterprise " + enterprise + " --hs 40111000 --to KE --value 5000";
        JsonNode decided = console.json("shifan:treatment-decide --declaration F6-1" + shipment);
        assertEquals("F6", decided.get("governing").asText());
        String refused = console.refusal("shifan:proof-enter --laboratory NOBODY --report R-1 --reason complete F6-1");
        assertTrue(refused, refused.contains("NOBODY"));
        String number = console.json("shifan:proof-enter --report C-7 --reason complete F6-1")
                .get("number")
                .asText();
        console.run("shifan:proof-verify --false --reason \"sample fails\" --evidence report " + number);
        JsonNode grounds = console.json("shifan:grounds --enterprise " + enterprise);
        assertTrue(grounds.toString(), grounds.toString().contains("RISK_RAISED"));
        assertFalse(applies(shipment, "F6"));
        String ground = grounds.get(grounds.size() - 1).get("id").asText();
        console.run("shifan:ground-end --reason rectified " + ground);
        assertTrue(
                console.run("shifan:audit --source facilitation.proof-verified").contains("FAILED"));
    }
}
