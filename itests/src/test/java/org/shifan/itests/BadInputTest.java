// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** What people's files are really like, through the command that people use. */
public class BadInputTest extends InContainer {

    private static final String HEADER = "enterprise,year,hs,destination,value_usd\n";

    private String enterprise;

    @Before
    public void aKnownEnterprise() throws Exception {
        givenTheSampleProvince();
        enterprise = console.json("shifan:enterprises --bureau jiangsu --limit 1")
                .at("/0/code")
                .asText();
    }

    @Test
    public void aFileInGbkIsReadRight() throws Exception {
        String text = "企业代码,年份,商品编码,目的国,出口额\n" + enterprise + ",2013,8712003000,US,1234.50\n";
        Path file = Files.write(file("gbk.csv"), text.getBytes(Charset.forName("GBK")));
        JsonNode result = imported("exports", file);
        assertEquals("rows", 1, result.get("rows").asInt());
        assertEquals(result.toString(), 0, result.get("rejected").asInt());
        assertTrue(result.toString(), result.get("encoding").asText().startsWith("GB"));
    }

    @Test
    public void theSameFileTwiceChangesNothing() throws Exception {
        Path file = csv("twice.csv", enterprise + ",2013,8712003000,CA,77.00\n");
        imported("exports", file);
        JsonNode again = imported("exports", file);
        assertEquals(0, again.get("stored").asInt());
        assertEquals(1, again.get("unchanged").asInt());
    }

    @Test
    public void aWrongCheckCharacterANegativeValueAndAFutureYearAreRejectedAndTheGoodRowGoesIn() throws Exception {
        String wrong = enterprise.substring(0, 8) + (enterprise.charAt(8) == '1' ? '2' : '1');
        Path file = csv(
                "rows.csv",
                wrong + ",2013,8712003000,US,1\n",
                enterprise + ",2013,8712003000,US,-5\n",
                enterprise + ",2999,8712003000,US,5\n",
                enterprise + ",2013,8712003000,JP,5.25\n");
        JsonNode result = imported("exports", file);
        assertEquals(result.toString(), 3, result.get("rejected").asInt());
        assertEquals(4, result.get("rows").asInt());
        List<String> rejects =
                Files.readAllLines(Path.of(result.get("rejectFile").asText()));
        assertTrue(rejects.get(1), rejects.get(1).startsWith("2,enterprise," + wrong));
        assertTrue(rejects.get(2), rejects.get(2).startsWith("3,value_usd,-5"));
        assertTrue(rejects.get(3), rejects.get(3).startsWith("4,year,2999"));
    }

    @Test
    public void anUnknownDivisionIsRejected() throws Exception {
        Path file =
                write("division.csv", "organisation_code,credit_code,name,division\n" + unusedCode() + ",,某厂,329999\n");
        JsonNode result = imported("enterprises", file);
        assertEquals(result.toString(), 1, result.get("rejected").asInt());
        assertTrue(rejects(result), rejects(result).contains("329999"));
    }

    @Test
    public void aZoneOfAnotherBureauIsRejected() throws Exception {
        String other =
                console.json("shifan:zones --bureau ningbo").at("/0/zone/id").asText();
        Path file = write(
                "other.csv",
                "enterprise,zone,from,to,decided_by,decided_on,reason\n" + enterprise + "," + other
                        + ",2013-01-01,,江苏局,2013-01-01,入区\n");
        JsonNode result = imported("memberships", file);
        assertEquals(result.toString(), 1, result.get("rejected").asInt());
        assertTrue(
                rejects(result),
                rejects(result).contains(other) && rejects(result).contains("ningbo"));
    }

    @Test
    public void twoMembershipsThatOverlapAreRejectedAndTheOneInTheWayIsNamed() throws Exception {
        JsonNode zones = console.json("shifan:zones --bureau jiangsu");
        String code = newEnterprise();
        String header = "enterprise,zone,from,to,decided_by,decided_on,reason\n";
        Path file = write(
                "overlap.csv",
                header
                        + code + "," + zones.at("/0/zone/id").asText() + ",2013-01-01,2014-06-30,江苏局,2013-01-01,入区\n"
                        + code + "," + zones.at("/1/zone/id").asText() + ",2014-06-30,,江苏局,2014-06-30,入区\n");
        JsonNode result = imported("memberships", file);
        assertEquals(result.toString(), 1, result.get("rejected").asInt());
        assertTrue(
                rejects(result), rejects(result).contains(zones.at("/0/zone/id").asText()));
    }

    @Test
    public void aWorkbookIsReadAndOneWithMergedHeaderCellsIsRefused() throws Exception {
        List<List<String>> rows = List.of(
                List.of("enterprise", "year", "hs", "destination", "value_usd"),
                List.of(enterprise, "2013", "8712003000", "KR", "9.99"));
        Path good = Workbook.write(file("good.xlsx"), rows, null);
        assertEquals(0, imported("exports", good).get("rejected").asInt());
        Path merged = Workbook.write(file("merged.xlsx"), rows, "A1:B1");
        String refusal = console.refusal("shifan:import --bureau jiangsu exports " + merged);
        assertTrue(refusal, refusal.contains("merged.xlsx") && refusal.contains("A1:B1"));
    }

    @Test
    public void aTruncatedWorkbookIsRefusedAsAWhole() throws Exception {
        List<List<String>> rows = List.of(List.of("enterprise", "year", "hs", "destination", "value_usd"));
        byte[] whole = Files.readAllBytes(Workbook.write(file("whole.xlsx"), rows, null));
        Path half = Files.write(file("half.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        String refusal = console.refusal("shifan:import --bureau jiangsu exports " + half);
        assertTrue(refusal, refusal.contains("half.xlsx"));
    }

    @Test
    public void aLineThatWasCutOffIsNotTakenForAWholeOne() throws Exception {
        String good = enterprise + ",2013,8712003000,MX,5.25\n";
        Path file = csv("cut.csv", good, enterprise + ",2013,87120");
        JsonNode result = imported("exports", file);
        assertEquals(result.toString(), 1, result.get("rejected").asInt());
        assertTrue(
                result.toString(),
                result.get("stored").asInt() + result.get("unchanged").asInt() == 1);
    }

    @Test
    public void aMissingFileAndAnUnknownKindAreRefusedByName() {
        String missing = console.refusal("shifan:import --bureau jiangsu exports nowhere.csv");
        assertTrue(missing, missing.contains("nowhere.csv"));
        String kind = console.refusal("shifan:import --bureau jiangsu potatoes nowhere.csv");
        assertTrue(kind, kind.contains("potatoes"));
    }

    @Test
    public void q2ForeignAlertsAreOneIncidentThatAPersonAttributes() throws Exception {
        String products = "enterprise,product,hs,brand,model,barcode\n" + enterprise
                + ",自行车,8712,Flying Wheel,City 26,012345678905\n";
        imported("products", write("goods.csv", products));
        StringBuilder recalls = new StringBuilder("[");
        for (int i = 0; i < 200; i++) {
            recalls.append(i == 0 ? "" : ",")
                    .append("{\"RecallID\":")
                    .append(i)
                    .append(",\"RecallNumber\":\"13-")
                    .append(i)
                    .append("\",\"RecallDate\":\"2013-03-05T00:00:00\",\"Products\":[{\"Name\":\"Bicycles\"}],")
                    .append("\"ProductUPCs\":[{\"UPC\":\"012345678905\"}],\"Manufacturers\":[],\"Retailers\":null}");
        }
        Path file = write("recalls.json", recalls + "]");
        assertEquals(200, imported("cpsc-recalls", file).get("stored").asInt());
        assertEquals(200, imported("cpsc-recalls", file).get("unchanged").asInt());
        JsonNode incidents = console.json("shifan:incidents --unattributed --from 2013-03-05 --to 2013-03-05");
        assertEquals(incidents.toString(), 1, incidents.size());
        int number = incidents.at("/0/id").asInt();
        JsonNode incident = console.json("shifan:incident " + number);
        assertEquals(200, incident.at("/incident/sourceCount").asInt());
        assertEquals(enterprise, incident.at("/matches/0/enterprise").asText());
        assertEquals(70, incident.at("/matches/0/confidence").asInt());
        JsonNode attributed = console.json(
                "shifan:incident-attribute --by Wang --reason label --enterprise " + enterprise + " " + number);
        assertEquals(enterprise, attributed.at("/attributedTo/enterprise").asText());
        String twice =
                console.refusal("shifan:incident-attribute --reason label --enterprise " + enterprise + " " + number);
        assertTrue(twice, twice.contains(enterprise));
    }

    @Test
    public void q3ATraceLeadsToMeasuresAndToTheRateOfTheYear() throws Exception {
        JsonNode incident = console.json("shifan:incident-report T-" + System.nanoTime()
                + " --bureau jiangsu --kind recall --market US --product lamp --on 2013-06-01");
        int number = incident.get("id").asInt();
        String early = console.refusal("shifan:trace-open --first Li --second Wang --reason recall " + number);
        assertTrue(early, early.contains("attributed to nobody"));
        console.run("shifan:incident-attribute --by Chen --reason label --enterprise " + enterprise + " " + number);
        int trace = console.json("shifan:trace-open --by Zhao --first Li --second Wang --reason recall " + number)
                .get("id")
                .asInt();
        console.of("Li").run("shifan:trace-declare --reason none " + trace);
        console.of("Wang").run("shifan:trace-declare --reason none " + trace);
        for (JsonNode field : console.json("shifan:trace " + trace).get("missing")) {
            String code = field.asText().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            String value = switch (code) {
                case "goods-kind" -> "light-industry";
                case "form-cause" -> "not-to-standard";
                case "findings" -> "untested";
                default -> "no";
            };
            console.of("Li")
                    .run("shifan:trace-answer --reason seen --field " + code + " --value " + value + " " + trace);
        }
        console.of("Wang").run("shifan:trace-evidence --document report-12 --reason weld " + trace);
        String same = console.of("Li").refusal("shifan:trace-review --cause capability --reason weld " + trace);
        assertTrue(same, same.contains("Li"));
        console.of("Sun").run("shifan:trace-review --cause capability --reason weld " + trace);
        JsonNode closed = console.of("Zhou").json("shifan:trace-confirm --reason agreed " + trace);
        assertEquals(closed.toString(), 2, closed.get("measures").size());
        JsonNode fact = console.json("shifan:facts --year 2013 --fact traced.incident.count enterprise:" + enterprise)
                .at("/facts/0");
        assertEquals(fact.toString(), 1, fact.get("value").asInt());
    }

    @Test
    public void r16AComplaintARecallAndACounterfeitEndInTheArchiveOfAnEnterpriseOutsideOfZones() throws Exception {
        String code = newEnterprise();
        String receipt = console.json(
                        "shifan:complaint-submit --bureau jiangsu --product lamp --text the-lamp-gave-a-shock")
                .get("code")
                .asText();
        JsonNode open = console.json("shifan:complaints --bureau jiangsu");
        int complaint = open.at("/" + (open.size() - 1) + "/id").asInt();
        console.run("shifan:complaint-take --by Zhao --reason assigned --enterprise " + code + " " + complaint);
        console.run("shifan:complaint-answer --by Zhao --reason tested --outcome confirmed --answer called-back "
                + complaint);
        JsonNode followed = console.json("shifan:complaint-follow " + receipt);
        assertEquals(followed.toString(), "CONFIRMED", followed.get("outcome").asText());
        int incident = console.json("shifan:incident-report T-" + System.nanoTime()
                        + " --bureau jiangsu --kind recall --market US --product lamp --hs 9405")
                .get("id")
                .asInt();
        console.run("shifan:incident-attribute --by Chen --reason label --enterprise " + code + " " + incident);
        console.run("shifan:risks --look");
        JsonNode risk = console.json("shifan:risk --hs 940540 --market US " + code);
        assertEquals(risk.toString(), "RAISED", risk.get("level").asText());
        String zone =
                console.json("shifan:zones --bureau jiangsu").at("/0/zone/id").asText();
        console.run(
                "shifan:competition-report --by Chen --reason told --kind counterfeit --suspect workshop --text copies"
                        + " --injured " + code + " " + zone);
        JsonNode detail = console.json("shifan:quality-archive --html " + code);
        assertEquals(detail.toString(), 0, detail.at("/archive/gaps").size());
        assertTrue(detail.toString(), Files.exists(Path.of(detail.get("file").asText())));
        assertEquals(
                List.of("INCIDENT", "RISK", "COMPLAINT", "COMPETITION"),
                detail.at("/archive/lines").findValuesAsText("chapter"));
    }

    @Test
    public void q2AMalformedOrHarmfulAlertIsRefusedAndNothingOfItIsTaken() throws Exception {
        int before = console.json("shifan:incidents --limit 1000").size();
        String good = "<notifications><caseNumber>A12/9/13</caseNumber><notifyingCountry>Germany</notifyingCountry>"
                + "<product>Lamp</product><danger>Shock</danger><measures>Ban</measures></notifications>";
        String head = "<Safety-Gate><report_date>01/03/2013</report_date>";
        String cut = console.refusal("shifan:import --bureau jiangsu safety-gate-alerts "
                + write("cut.xml", head + "\n" + good + "\n<notif"));
        assertTrue(cut, cut.contains("cut.xml") && cut.contains("line 3"));
        String outside = "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + head + good.replace("Lamp", "&e;")
                + "</Safety-Gate>";
        String refused =
                console.refusal("shifan:import --bureau jiangsu safety-gate-alerts " + write("outside.xml", outside));
        assertTrue(refused, refused.contains("DOCTYPE"));
        assertEquals(before, console.json("shifan:incidents --limit 1000").size());
        imported("safety-gate-alerts", write("good.xml", head + good + "</Safety-Gate>"));
        assertEquals(before + 1, console.json("shifan:incidents --limit 1000").size());
    }

    @Test
    public void aDocumentOfCriteriaIsCheckedWithFileLineAndColumn() throws Exception {
        Path file = write("criteria.yaml", CriteriaJar.broken("x", "1.0.0").document());
        String refusal = console.refusal("shifan:criteria-check " + file);
        assertTrue(refusal, refusal.contains("criteria.yaml"));
    }

    private boolean doctorTells(String words) {
        try {
            return console.run("shifan:doctor").contains(words);
        } catch (Exception e) {
            return false;
        }
    }

    @Test
    public void aWrongValueOfAnySettingIsToldAndWhatHeldBeforeHoldsOn() throws Exception {
        Map<String, JsonNode> before = new TreeMap<>();
        for (JsonNode setting : console.json("shifan:config")) {
            if (!setting.at("/allowed/en").asText().endsWith("any text")) {
                before.put(name(setting), setting);
            }
        }
        assertTrue(before.keySet().toString(), before.containsKey("org.shifan.criteria/approval"));
        assertTrue(before.keySet().toString(), before.containsKey("org.shifan.operations.disk/warn.below"));
        assertEquals(
                "second-person",
                before.get("org.shifan.criteria/approval").get("initial").asText());
        Map<Path, String> wrong = new TreeMap<>();
        for (JsonNode setting : before.values()) {
            String refusal = console.refusal("shifan:config-set " + name(setting) + " perhaps");
            assertTrue(refusal, refusal.contains(setting.get("key").asText() + " = perhaps is not allowed"));
            Path file =
                    Path.of(context.getProperty("karaf.etc"), setting.get("pid").asText() + ".cfg");
            wrong.merge(file, setting.get("key").asText() + " = perhaps\n", String::concat);
        }
        Map<Path, String> written = new HashMap<>();
        try {
            // A file at one go, as an editor saves it: Karaf writes files, too, and would lose the second of two lines.
            for (Map.Entry<Path, String> file : wrong.entrySet()) {
                String was = Files.exists(file.getKey()) ? Files.readString(file.getKey()) : "";
                written.put(file.getKey(), was);
                Files.writeString(file.getKey(), was + file.getValue());
            }
            Await.until("all are told", () -> problems().keySet().equals(before.keySet()));
            for (JsonNode setting : console.json("shifan:config")) {
                JsonNode was = before.getOrDefault(name(setting), setting);
                assertEquals(name(setting), was.get("value"), setting.get("value"));
            }
            // Modules whose settings changed are away for a moment.
            Await.until(
                    "the doctor tells, and finds nothing else", () -> doctorTells("approval = perhaps is not allowed"));
        } finally {
            for (Map.Entry<Path, String> file : written.entrySet()) {
                if (file.getValue().isEmpty()) {
                    Files.delete(file.getKey());
                } else {
                    Files.writeString(file.getKey(), file.getValue());
                }
            }
        }
        Await.until("nothing is left to tell", () -> problems().isEmpty());
    }

    @Test
    public void aSettingIsInEffectWithoutARestart() throws Exception {
        console.run("shifan:config-set org.shifan.operations.disk/ill.below 999999999");
        // What looks at the disk is away for a moment.
        Await.until("the doctor calls it ill", this::doctorFindsOneIll);
        console.run("shifan:config-set org.shifan.operations.disk/ill.below 128");
        console.run("shifan:doctor");
    }

    private boolean doctorFindsOneIll() throws Exception {
        try {
            return console.refusal("shifan:doctor").endsWith("broke: 1.");
        } catch (AssertionError e) {
            return false;
        }
    }

    private Map<String, JsonNode> problems() throws Exception {
        Map<String, JsonNode> out = new TreeMap<>();
        for (JsonNode setting : console.json("shifan:config")) {
            if (!setting.get("problem").isNull()) {
                out.put(name(setting), setting);
            }
        }
        return out;
    }

    private static String name(JsonNode setting) {
        return setting.get("pid").asText() + "/" + setting.get("key").asText();
    }

    private JsonNode imported(String kind, Path file) throws Exception {
        return console.json("shifan:import --bureau jiangsu " + kind + " " + file)
                .get("result");
    }

    private static String rejects(JsonNode result) throws Exception {
        return Files.readString(Path.of(result.get("rejectFile").asText()));
    }

    private Path csv(String name, String... lines) throws Exception {
        return write(name, HEADER + String.join("", lines));
    }

    private Path write(String name, String text) throws Exception {
        return Files.write(file(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A valid organisation code that the sample does not use: letters come first in it. */
    private static String unusedCode() {
        String body = "MA" + String.format("%06d", System.nanoTime() % 1_000_000);
        return body + org.shifan.api.code.OrganisationCode.checkCharacter(body);
    }

    private String newEnterprise() throws Exception {
        String code = unusedCode();
        Path file = write("new.csv", "organisation_code,credit_code,name,division\n" + code + ",,新厂,320583\n");
        assertEquals(0, imported("enterprises", file).get("rejected").asInt());
        return code;
    }
}
