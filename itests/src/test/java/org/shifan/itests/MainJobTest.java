// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.lifecycle.Cases;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

/** The main job: sample province, evaluation, explanation, ranking, reports. */
public class MainJobTest extends MeasuresInContainer {

    private static final String EVALUATE =
            "shifan:evaluate --bureau jiangsu --level provincial --year 2014 --as-of 2015-06-30";

    @Test
    public void everyBundleOfTheDistributionIsActive() {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
            }
        }
    }

    @Test
    public void theDoctorFindsNothingWrong() throws Exception {
        JsonNode findings = console.json("shifan:doctor");
        assertTrue("examinations: " + findings, findings.size() >= 5);
        for (JsonNode finding : findings) {
            assertEquals(finding.toString(), "WELL", finding.get("grade").asText());
        }
    }

    /** A monitor asks every so often; a watcher that Karaf lost must not stay unseen. */
    @Test
    public void theHealthPageTurnsIllWhenNobodyWatchesTheDeployFolderAndWellAgain() throws Exception {
        // A module that another test restarted may still be coming back.
        Await.until("all is well", () -> health().body().startsWith("WELL\n"));
        HttpResponse<String> health = health();
        assertEquals(health.body(), 200, health.statusCode());
        assertTrue(health.body(), health.body().contains("WELL deploy-folder"));
        Bundle watcher = Arrays.stream(context.getBundles())
                .filter(bundle -> "org.apache.felix.fileinstall".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        watcher.stop(Bundle.STOP_TRANSIENT);
        try {
            health = health();
            assertEquals(health.body(), 503, health.statusCode());
            assertTrue(health.body(), health.body().startsWith("ILL\n"));
            assertTrue(health.body(), health.body().contains("ILL deploy-folder: Nobody watches"));
        } finally {
            watcher.start(Bundle.START_TRANSIENT);
        }
        Await.until("watched again", () -> health().statusCode() == 200);
    }

    private HttpResponse<String> health() throws Exception {
        String port = null;
        for (JsonNode setting : console.json("shifan:config org.shifan.metrics")) {
            port = setting.get("key").asText().equals("port")
                    ? setting.get("value").asText()
                    : port;
        }
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    public void whyNamesTheModuleThatWasStopped() throws Exception {
        Bundle facilitation =
                FrameworkUtil.getBundle(context.getService(context.getServiceReference(TreatmentService.class))
                        .getClass());
        facilitation.stop(Bundle.STOP_TRANSIENT);
        try {
            String why = console.run("shifan:why TreatmentService");
            assertTrue(why, why.contains("shifan-facilitation (bundle " + facilitation.getBundleId() + ") is stopped"));
            String ill = console.refusal("shifan:doctor");
            assertTrue(ill, ill.endsWith("broke: 1."));
        } finally {
            facilitation.start(Bundle.START_TRANSIENT);
        }
        Await.until(
                "treatments again",
                () -> console.run("shifan:why TreatmentService").contains("is at work"));
    }

    @Test
    public void theProvinceIsEvaluatedAndRankedByTotal() throws Exception {
        givenTheSampleProvince();
        JsonNode ranked = console.json(EVALUATE);
        assertTrue("zones: " + ranked.size(), ranked.size() >= 8);
        BigDecimal before = null;
        for (JsonNode line : ranked) {
            JsonNode total = line.at("/evaluation/total");
            assertNotEquals("ERROR", line.at("/evaluation/verdict").asText());
            if (total.isNumber()) {
                assertTrue(before == null || before.compareTo(total.decimalValue()) >= 0);
                before = total.decimalValue();
            }
        }
        assertTrue("somebody has a total", before != null);
    }

    @Test
    public void r7AMembershipThatWasEnteredWronglyIsSetRightAndFactsFollowAtOnce() throws Exception {
        givenTheSampleProvince();
        String firm = exporter();
        JsonNode member = console.json("shifan:membership-history " + firm).at("/0/membership");
        String zone = member.get("zone").asText();
        int members = members(zone);
        String right = console.json("shifan:membership-correct --from 2015-01-01 --running --reason \"typed wrongly\" "
                        + member.get("id").asText())
                .get("id")
                .asText();
        assertEquals(members - 1, members(zone));
        assertTrue(console.run("shifan:membership-history " + firm).contains("typed wrongly"));
        assertEquals(
                0,
                console.json("shifan:membership-history --known 1999-12-31 " + firm)
                        .size());
        console.run("shifan:membership-correct --from "
                + member.at("/period/from").asText() + " --reason \"it was right\" " + right);
        assertEquals(members, members(zone));
        assertTrue(console.run("shifan:audit --source core.membership-void").contains("membership.voided"));
        assertTrue(console.refusal("shifan:enterprise-delete --reason none " + firm)
                .contains("quality archive"));
    }

    private int members(String zone) throws Exception {
        return console.json("shifan:facts --year 2014 --as-of 2015-06-30 --fact member.count " + zone)
                .at("/facts/0/value")
                .asInt();
    }

    @Test
    public void everyTotalCanBeComputedAgainFromItsTraceAlone() throws Exception {
        givenTheSampleProvince();
        int computed = 0;
        for (JsonNode line : console.json(EVALUATE)) {
            long id = line.at("/evaluation/id").asLong();
            JsonNode evaluation = console.json("shifan:explain " + id);
            Trace.assertComplete(evaluation);
            if (evaluation.get("total").isNumber()) {
                assertEquals(
                        0,
                        Trace.total(evaluation)
                                .compareTo(evaluation.get("total").decimalValue()));
                computed++;
            }
        }
        assertTrue("totals computed: " + computed, computed > 0);
    }

    @Test
    public void loadingTheSameAgainLetsTheEvaluationsStand() throws Exception {
        String evaluate = EVALUATE.replace("shifan:evaluate ", "shifan:evaluate --if-changed ");
        givenTheSampleProvince();
        JsonNode decided = console.json(evaluate);
        givenTheSampleProvince();
        assertEquals(decided, console.json(evaluate));
    }

    @Test
    public void anOfficialEvaluationIsKeptWithItsReceiptAndADraftIsNot() throws Exception {
        givenTheSampleProvince();
        int before = console.json("shifan:evaluations " + KUNSHAN).size();
        console.json("shifan:evaluate --year 2014 --as-of 2015-06-30 --draft " + KUNSHAN);
        assertEquals(before, console.json("shifan:evaluations " + KUNSHAN).size());
        console.json("shifan:evaluate --year 2014 --as-of 2015-06-30 " + KUNSHAN);
        assertEquals(before + 1, console.json("shifan:evaluations " + KUNSHAN).size());
        JsonNode receipt = console.json("shifan:explain " + KUNSHAN).get("receipt");
        assertEquals(64, receipt.get("digest").asText().length());
        assertEquals(64, receipt.get("facts").asText().length());
    }

    @Test
    public void reportsAreWrittenInBothLanguagesAndForms() throws Exception {
        givenTheSampleProvince();
        console.run(EVALUATE);
        for (String form : new String[] {"html", "xlsx"}) {
            for (String language : new String[] {"zh", "en"}) {
                JsonNode files = console.json("shifan:report --bureau jiangsu --format " + form + " --lang " + language)
                        .get("files");
                assertTrue(form + " " + language + ": " + files, files.size() >= 9);
                for (JsonNode file : files) {
                    assertTrue(file.asText(), Files.size(Path.of(file.asText())) > 1000);
                }
            }
        }
    }

    @Test
    public void theHtmlReportSaysThatDataAreSyntheticAndNumbersForDemonstration() throws Exception {
        givenTheSampleProvince();
        console.run(EVALUATE);
        JsonNode files = console.json("shifan:report --level provincial --format html --lang zh " + KUNSHAN);
        String html = Files.readString(Path.of(files.at("/files/0").asText()));
        assertTrue(html.contains("合成"));
        assertTrue(html.contains("演示"));
        assertFalse("nothing is loaded from elsewhere", html.contains("src=\"http"));
    }

    @Test
    public void theRankingIsPrintedInChinese() throws Exception {
        givenTheSampleProvince();
        console.run(EVALUATE);
        String printed = console.run("shifan:ranking --bureau jiangsu --lang zh");
        assertTrue(printed, printed.contains("名次") && printed.contains("示范区"));
    }

    @Test
    public void aShipmentOfAMemberEnterpriseIsTreatedOnAClause() throws Exception {
        givenTheSampleProvince();
        String enterprise = console.json("shifan:enterprises --zone " + KUNSHAN + " --on 2014-12-31 --limit 1")
                .at("/0/code")
                .asText();
        JsonNode treatment = console.json("shifan:treatment --enterprise " + enterprise
                + " --hs 8712003000 --to US --on 2014-12-01 --value 50000");
        assertFalse(treatment.at("/governing/clause").asText().isEmpty());
        assertFalse(treatment.at("/governing/reason/zh").asText().isEmpty());
        assertTrue(treatment.get("measures").size() >= 3);
    }

    @Test
    public void theFactsOfAZoneHaveAValueWithSourceOrAReason() throws Exception {
        givenTheSampleProvince();
        JsonNode facts = console.json("shifan:facts --year 2014 --as-of 2015-06-30 " + KUNSHAN)
                .get("facts");
        assertTrue(facts.size() > 20);
        for (JsonNode fact : facts) {
            boolean known = fact.get("value").isNumber() && fact.get("sources").size() > 0;
            assertTrue(
                    fact.toString(), known || !fact.at("/missing/zh").asText().isEmpty());
        }
    }

    @Test
    public void theSampleProvinceIsLoadedOnceOnly() throws Exception {
        givenTheSampleProvince();
        int zones = console.json("shifan:zones --bureau jiangsu").size();
        givenTheSampleProvince();
        assertEquals(zones, console.json("shifan:zones --bureau jiangsu").size());
    }

    @Test
    public void aRefusalIsOneLineInTheLanguageOfTheUser() {
        String chinese = console.refusal("shifan:zone --lang zh 999999-01");
        assertTrue(chinese, chinese.startsWith("CommandException: ") && !chinese.contains("\n"));
        assertTrue(chinese, chinese.codePoints().anyMatch(Character::isIdeographic));
        String english = console.refusal("shifan:zones --bureau atlantis --lang en");
        assertTrue(english, english.contains("atlantis"));
        assertFalse(english, english.codePoints().anyMatch(Character::isIdeographic));
    }

    /** A withdrawal at the console: papers, notice and reply, two accounts; half of it before a restart of its module. */
    @Test
    public void o4ATitleIsTakenByTwoAccountsAfterNoticeAndTheDayBeforeIsStillShown() throws Exception {
        givenTheSampleProvince();
        String zone = "320281-01";
        String signed = " --reason decided ";
        String opened = console.refusal("shifan:case-open" + signed + zone + " provincial-designation");
        assertTrue(opened, opened.contains("is for one who does not"));
        long number = console.json("shifan:case-open --title national" + signed + zone + " withdrawal")
                .get("number")
                .asLong();
        Path program = Files.write(file("notice.pdf"), new byte[] {'M', 'Z', 0});
        String refused = console.refusal("shifan:case-attach --as notice" + signed + number + " " + program);
        assertTrue(refused, refused.contains("notice.pdf"));
        Path notice = Files.writeString(file("notice.txt"), "告知书");
        console.run("shifan:case-attach --as notice" + signed + number + " " + notice);
        console.run("shifan:case-step" + signed + number + " notify");
        Path reply = Files.writeString(file("reply.txt"), "陈述");
        console.run("shifan:case-attach --as reply --by county" + signed + number + " " + reply);
        console.run("shifan:case-step --by county" + signed + number + " reply");
        assertTrue(console.run("shifan:deadlines --until 2999-12-31").contains(zone));
        String decided = "shifan:case-step --announcement 7 --by head" + signed + number + " withdraw";
        assertEquals("replied", console.json(decided).get("state").asText());
        String alone = console.refusal(decided);
        assertTrue(alone, alone.contains("stands behind both"));
        Bundle lifecycle = FrameworkUtil.getBundle(service(Cases.class).getClass());
        lifecycle.stop();
        lifecycle.start();
        console.run("shifan:ready --wait 60");
        JsonNode over = console.of("second")
                .json("shifan:case-step --announcement 7 --by deputy" + signed + number + " withdraw");
        assertEquals("withdrawn", over.get("state").asText());
        assertTrue(console.run("shifan:standing " + zone).contains("provincial zone"));
        String before = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString();
        assertTrue(console.run("shifan:standing --on " + before + " " + zone).contains("national zone"));
    }

    @Test
    public void b1AMarkIsVerifiedByItsCodeUntilItIsWithdrawn() throws Exception {
        givenTheSampleProvince();
        String asked = " --use fair --place \"Canton Fair\" --to 2999-12-31 --reason applied 320583-01";
        String refused = console.refusal("shifan:mark-permit --title demonstration-enterprise" + asked);
        assertTrue(refused, refused.contains("has no zone"));
        String code = console.json("shifan:mark-permit --title provincial" + asked)
                .get("code")
                .get("value")
                .asText();
        assertEquals(
                "VALID",
                console.json("shifan:mark-verify " + code).get("outcome").asText());
        Path picture = file("mark.png");
        console.run("shifan:mark-picture --to " + picture + " " + code);
        assertTrue(Files.size(picture) > 100);
        console.run("shifan:mark-withdraw --last-day 2999-01-01 --reason misused " + code);
        assertEquals(
                "WITHDRAWN",
                console.json("shifan:mark-verify --on 2999-01-02 " + code)
                        .get("outcome")
                        .asText());
        assertTrue(console.run("shifan:audit").contains("mark.withdrawn"));
        String mistyped = console.refusal("shifan:mark-verify 7K3M-Q2XA-94T5");
        assertTrue(mistyped, mistyped.contains("compare it with what is printed"));
    }

    @Test
    public void t1ANotificationIsTakenInMatchedWarnedOfAndRead() throws Exception {
        givenTheSampleProvince();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String header = "Document symbol,Distribution date,Notifying Member,Title,Products,Final date for comments\n";
        Path export = Files.writeString(
                file("eping.csv"),
                header
                        + "G/TBT/N/USA/1103," + today.minusDays(1)
                        + ",United States of America,Bicycles,Bicycles (HS 8712),60 days from notification\n"
                        + "G/TBT/N/USA/1104,yesterday,United States of America,Tyres,HS 4011,\n");
        JsonNode taken = console.json("shifan:import --bureau jiangsu tbt-sps-notices " + export);
        assertEquals(1, taken.at("/result/stored").asInt());
        assertTrue(taken.toString(), taken.at("/result/first").toString().contains("distributed"));
        String concerned = console.run("shifan:market-notice G/TBT/N/USA/1103");
        assertTrue(concerned, concerned.contains(KUNSHAN) && concerned.contains("8712"));
        Console officer = console.of("karaf");
        JsonNode warning =
                officer.json("shifan:market-warnings --look --of " + KUNSHAN).get(0);
        assertEquals(today.plusDays(59).toString(), warning.get("due").asText());
        officer.run("shifan:market-warning-read " + warning.get("id").asLong());
        assertEquals(
                0,
                console.json("shifan:market-warnings --unread --of " + KUNSHAN).size());
        String audit = console.run("shifan:audit --source market.step");
        assertTrue(audit, audit.contains("warning.read"));
    }

    @Test
    public void aCertificateOfAResultIsGenuineUntilItIsAltered() throws Exception {
        givenTheSampleProvince();
        console.json(EVALUATE.replace("shifan:evaluate ", "shifan:evaluate --if-changed "));
        long number = console.json("shifan:ranking --bureau jiangsu")
                .get("zones")
                .get(0)
                .get("evaluation")
                .get("id")
                .asLong();
        Path certificate = file("certificate.json");
        console.run("shifan:certificate --reason asked --to " + certificate + " " + number);
        String check = "shifan:certificate-check " + certificate;
        assertTrue(console.run(check).contains("genuine: evaluation " + number));
        Files.writeString(certificate, Files.readString(certificate).replace("\"total\":\"", "\"total\":\"1"));
        String refused = console.refusal(check);
        assertTrue(refused, refused.contains("is not genuine"));
        assertTrue(console.run("shifan:certificate-key").contains("BEGIN PUBLIC KEY"));
    }
}
