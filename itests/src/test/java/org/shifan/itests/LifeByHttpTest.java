// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/**
 * The life of a zone and of an enterprise, from cultivation to the national title and out again, by the people whose part it is and
 * by nobody else: each with an account of their own, from outside, by the client that other programs use.
 */
public class LifeByHttpTest {
    private static final String ZONE = "zone:320583-01";
    private static final String FIRM = "enterprise:DM0900011";
    /** Who there is, and as what. */
    private static final Map<String, String> PEOPLE = people();

    private static KarafProcess karaf;
    private static String port;
    private static LocalDate day;

    private static Map<String, String> people() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("kunshan", "government@zone:320583-01");
        out.put("officer", "bureau-officer@bureau:jiangsu");
        out.put("head", "bureau-head@bureau:jiangsu");
        out.put("deputy", "bureau-head@bureau:jiangsu");
        out.put("zhao", "assessor@bureau:jiangsu");
        out.put("qian", "assessor@bureau:jiangsu");
        out.put("beijing", "aqsiq");
        out.put("beijing2", "aqsiq");
        out.put("firm", "enterprise@enterprise:DM0900011");
        out.put("fujian", "bureau-head@bureau:fujian");
        out.put("auditor", "auditor");
        out.put("operator", "administrator");
        return out;
    }

    @BeforeClass
    public static void aServerWithASampleProvince() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/life"));
        port = karaf.port();
        for (Map.Entry<String, String> each : PEOPLE.entrySet()) {
            karaf.person(each.getKey(), each.getValue());
        }
        karaf.start("shifan:sample-load --bureau jiangsu");
        assertTrue(karaf.output(0).contains("is loaded"));
    }

    @AfterClass
    public static void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    private static LocalDate daysAgo(int days) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(days);
    }

    private static OfficerByHttp as(String name) {
        return new OfficerByHttp(port, name, () -> day);
    }

    private static void refusesAllBut(String refusal, OfficerByHttp.Doing<?> doing, List<String> others) {
        others.forEach(name -> as(name).isRefused(403, refusal, doing));
        as("").isRefused(401, "rest.login.needed", doing);
    }

    @Test
    public void r4AZoneGoesThroughItsWholeLifeByTheHandsOfThoseWhoseStepItIs() throws Exception {
        OfficerByHttp kunshan = as("kunshan");
        OfficerByHttp officer = as("officer");
        OfficerByHttp head = as("head");
        assertEquals("national zone", officer.title(ZONE));

        // The titles of the sample are historic: it leaves, and begins anew. Each title holds for a day at least.
        day = daysAgo(30);
        refusesAllBut(
                "identity.refused",
                who -> who.open(ZONE, "exit", "provincial"),
                List.of("firm", "fujian", "auditor", "operator"));
        long exit = kunshan.open(ZONE, "exit", "provincial");
        kunshan.attach(exit, "declaration");
        refusesAllBut("identity.refused", who -> who.step(exit, "confirm"), List.of("kunshan", "officer", "fujian"));
        assertEquals("left", head.step(exit, "confirm"));
        assertEquals("in cultivation", officer.title(ZONE));

        day = daysAgo(20);
        long first = kunshan.open(ZONE, "provincial-designation", null);
        kunshan.isRefused(409, "self-assessment", who -> who.step(first, "submit"));
        kunshan.attach(first, "application");
        kunshan.attach(first, "self-assessment");
        kunshan.step(first, "submit");
        assertTrue(officer.waiting(first).contains("accept"));
        assertEquals(List.of(), as("fujian").waiting(first));
        refusesAllBut("identity.refused", who -> who.read(first), List.of("fujian", "firm", "operator"));
        assertEquals("applied", as("auditor").read(first).getState());
        kunshan.duty(ZONE);
        refusesAllBut("identity.refused", who -> who.duty(ZONE), List.of("firm", "zhao", "fujian", "auditor"));
        assertTrue(officer.duties("320583-01").getParts().size() > 1);
        refusesAllBut(
                "identity.refused", who -> who.step(first, "accept"), List.of("kunshan", "zhao", "fujian", "auditor"));
        officer.step(first, "accept");
        refusesAllBut(
                "identity.refused",
                who -> who.decide(ZONE, "PROVINCIAL"),
                List.of("kunshan", "zhao", "fujian", "operator"));
        long provincial = officer.decide(ZONE, "PROVINCIAL").getId();
        kunshan.evaluation(provincial);
        refusesAllBut("identity.refused", who -> who.evaluation(provincial), List.of("firm", "fujian", "operator"));
        officer.goBy(first, provincial);
        officer.call(first, as("zhao"));
        officer.call(first, as("qian"));
        refusesAllBut("identity.refused", who -> who.conclude(first), List.of("kunshan", "operator", "auditor"));
        as("zhao").conclude(first);
        officer.isRefused(409, "qian", who -> who.step(first, "pass"));
        as("qian").conclude(first);
        assertEquals("assessed", officer.step(first, "pass"));
        String announcement = "苏检〔2026〕1号";
        refusesAllBut(
                "identity.refused",
                who -> who.announce(first, "designate", announcement),
                List.of("officer", "kunshan", "zhao", "fujian", "operator"));
        assertEquals("assessed", head.announce(first, "designate", announcement));
        head.isRefused(409, "lifecycle.step.same-person", who -> who.announce(first, "designate", announcement));
        assertEquals("designated", as("deputy").step(first, "designate"));
        assertEquals("provincial zone", officer.title(ZONE));
        int titles = officer.titles("320583-01");
        assertTrue("the historic one and this one", titles > 1);

        day = daysAgo(10);
        OfficerByHttp beijing = as("beijing");
        long second = kunshan.open(ZONE, "national-designation", null);
        kunshan.attach(second, "application");
        kunshan.attach(second, "self-assessment");
        kunshan.step(second, "submit");
        head.attach(second, "recommendation");
        long national = beijing.decide(ZONE, "NATIONAL").getId();
        refusesAllBut(
                "identity.refused", who -> who.step(second, "recommend"), List.of("kunshan", "officer", "fujian"));
        head.step(second, "recommend");
        refusesAllBut("identity.refused", who -> who.step(second, "accept"), List.of("kunshan", "head", "fujian"));
        beijing.step(second, "accept");
        beijing.goBy(second, national);
        beijing.call(second, as("zhao"));
        beijing.call(second, as("qian"));
        as("zhao").conclude(second);
        as("qian").conclude(second);
        beijing.step(second, "pass");
        String public37 = "公告2026年第37号";
        assertEquals(
                "designated",
                ofTwoAtOnce(second, public37, "beijing", "beijing2").step(second, "designate"));
        assertEquals("national zone", officer.title(ZONE));

        day = daysAgo(0);
        long withdrawal = officer.open(ZONE, "withdrawal", "provincial");
        officer.attach(withdrawal, "notice");
        officer.step(withdrawal, "notify");
        kunshan.attach(withdrawal, "reply");
        kunshan.step(withdrawal, "reply");
        refusesAllBut(
                "identity.refused",
                who -> who.announce(withdrawal, "withdraw", "苏检〔2026〕2号"),
                List.of("officer", "kunshan", "fujian"));
        assertEquals("replied", head.announce(withdrawal, "withdraw", "苏检〔2026〕2号"));
        assertEquals("withdrawn", as("deputy").step(withdrawal, "withdraw"));
        assertEquals("in cultivation", officer.title(ZONE));
    }

    /** Both decide on what both have seen: one puts it forward, and the other, who did not see that, has to look again. */
    private static OfficerByHttp ofTwoAtOnce(long number, String announcement, String one, String other)
            throws Exception {
        String seen = as(one).tag(number);
        CyclicBarrier start = new CyclicBarrier(2);
        Map<String, CompletableFuture<Integer>> answers = new LinkedHashMap<>();
        for (String name : List.of(one, other)) {
            answers.put(name, CompletableFuture.supplyAsync(() -> {
                try {
                    start.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
                return as(name).announceAsSeen(number, "designate", announcement, seen);
            }));
        }
        int first = answers.get(one).get();
        assertEquals(201 + 412, first + answers.get(other).get());
        return as(first == 201 ? other : one);
    }

    @Test
    public void f3AnEnterpriseGainsAndGivesBackItsTitle() throws Exception {
        OfficerByHttp firm = as("firm");
        OfficerByHttp officer = as("officer");
        OfficerByHttp head = as("head");
        day = daysAgo(1);
        long evaluation = officer.decide(FIRM, "NATIONAL").getId();
        officer.passAllTheSame(evaluation);
        officer.isRefused(403, "identity.refused", who -> who.agree(evaluation));
        head.agree(evaluation);

        refusesAllBut(
                "identity.refused",
                who -> who.open(FIRM, "title-grant", null),
                List.of("kunshan", "fujian", "operator"));
        long grant = firm.open(FIRM, "title-grant", null);
        firm.attach(grant, "application");
        firm.attach(grant, "self-assessment");
        firm.step(grant, "submit");
        officer.step(grant, "accept");
        officer.goBy(grant, evaluation);
        officer.call(grant, as("zhao"));
        officer.call(grant, as("qian"));
        as("zhao").conclude(grant);
        officer.isRefused(409, "qian", who -> who.step(grant, "pass"));
        as("qian").conclude(grant);
        officer.step(grant, "pass");
        head.announce(grant, "designate", "苏检〔2026〕9号");
        assertEquals("designated", as("deputy").step(grant, "designate"));
        assertEquals("demonstration enterprise", officer.title(FIRM));

        long incident = officer.report("T-2026-1").getId();
        firm.isRefused(403, "identity.refused", who -> who.incident(incident));
        refusesAllBut(
                "identity.refused", who -> who.attribute(incident, "DM0900011"), List.of("fujian", "zhao", "operator"));
        officer.attribute(incident, "DM0900011");
        // Whose goods they were may read it now.
        firm.incident(incident);
        refusesAllBut("identity.refused", who -> who.incident(incident), List.of("fujian", "zhao", "operator"));

        day = daysAgo(0);
        long exit = firm.open(FIRM, "exit", "demonstration-enterprise");
        firm.attach(exit, "declaration");
        assertEquals("left", head.step(exit, "confirm"));
    }
}
