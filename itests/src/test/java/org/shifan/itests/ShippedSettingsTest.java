// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.Test;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/**
 * Criteria in a server in which nothing was changed after it was unpacked: a bureau's set has to bind the open terms of the baseline
 * and to keep its minimum, and nothing is in force that two persons have not put there.
 */
public class ShippedSettingsTest extends TwoOfficers {
    private static final String ZONE = "330281-01";
    private static final String SET = "ningbo-zone-provincial";
    private static final String BASELINE = "national-baseline";
    private static final String LATER =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();

    private static final String BOUND = """
            stands-on: {id: national-baseline, version: 1.0.0}
            bindings:
              influence: [{value: 5, document: 演示文件, date: 2014-04-22}]
              high-national-share: [{value: 5, document: 演示文件, date: 2014-04-22}]
              front-provincial-rank: [{value: 3, document: 演示文件, date: 2014-04-22}]
              high-local-share: [{value: 15, document: 演示文件, date: 2014-04-22}]
            vetoes:
              - {id: no-influence, title: {zh: 无影响力, en: No influence}, clause: 四(一), when: {fact: cluster.output.share, unit: percent, below: {parameter: influence}}}
              - id: no-scale
                title: {zh: 规模不足, en: No scale}
                clause: 四(二)
                when:
                  all:
                    - {fact: export.share.national, unit: percent, below: {parameter: high-national-share}}
                    - {fact: export.rank.province, unit: rank, above: {parameter: front-provincial-rank}}
                    - {fact: export.share.local, unit: percent, below: {parameter: high-local-share}}
              - {id: behind-peers, title: {zh: 不优于同行业, en: Behind}, clause: 四(三), when: {fact: incident.rate, unit: per-100m-usd, peer: peer.incident.rate.province, at-least: 100}}
              - {id: no-organisation, title: {zh: 组织不全, en: No organisation}, clause: 四(四), when: {any: [{fact: org.coordinating-body, is: no}, {fact: org.mechanism, is: no}, {fact: org.in-government-appraisal, is: no}]}}
              - {id: malice, title: {zh: 恶意违法, en: Malice}, clause: 六(六), when: {fact: incident.malice.count, unit: count, above: 0, years: 2}}
            """;
    private static final String ACCIDENT =
            "  - {id: accident, title: {zh: 系统性事故, en: Accident}, clause: 六(一), when: {fact: systemic.accident, is: yes}}\n";

    @Override
    KarafProcess unpack() throws Exception {
        return KarafProcess.unpackAsShipped(Path.of("target/shipped"));
    }

    @Test
    public void aSetIsInForceWhenItBindsTheBaselineKeepsItsMinimumAndTwoPersonsSaySo() throws Exception {
        start("shifan:sample-load --bureau ningbo");
        nothingIsInForceYet();
        longAnswersComeWhole();
        lisi.run("bundle:install -s " + jar("1.0.0", "7", ""));
        refused("1.0.0", "binds the open terms of the national baseline", "influence (一定影响力)", "stands-on");

        decided(BASELINE, "1.0.0", "");
        assertState(BASELINE, "1.0.0", "staged");
        lisi.run("bundle:update " + SET + " " + jar("1.0.1", "7", BOUND));
        refused("1.0.1", "veto \"systemic-accident\"", "national-baseline", "六(一)");
        lisi.run("bundle:update " + SET + " " + jar("1.0.2", "7", BOUND + ACCIDENT));
        decided(SET, "1.0.2", "");
        assertState(SET, "1.0.2", "in force");
        String evaluated = lisi.run("shifan:evaluate --level provincial --year 2014 --as-of 2015-06-30 --json " + ZONE);
        assertTrue(evaluated, evaluated.contains(SET) && evaluated.contains("1.0.2"));

        lisi.run("bundle:update " + SET + " " + jar("1.1.0", "8", BOUND + ACCIDENT));
        decided(SET, "1.1.0", "--on " + LATER);
        assertState(SET, "1.1.0", "staged");
        assertState(SET, "1.0.2", "in force");
        stop();
        ApprovedDay.comes(karaf.home(), SET);
        start();
        assertState(SET, "1.1.0", "in force");
        String history = lisi.run("shifan:criteria-history " + SET);
        assertTrue(history, history.contains("lisi") && history.contains("wangwu"));
        aRaisedBaselineIsAskedBeforeAnOlderVersionServesAgain();
    }

    /** 8 of 10 are as much as 75 of 100, the 7 of 10 of the version before are not. */
    private void aRaisedBaselineIsAskedBeforeAnOlderVersionServesAgain() throws Exception {
        String raised = Files.readString(
                        Path.of("../bundles/criteria-baseline/src/main/resources/SHIFAN-INF/criteria.yaml"))
                .replace("\nversion: 1.0.0\n", "\nversion: 1.1.0\n")
                .replace("\npass: 60\n", "\npass: 75\n");
        Path file = karaf.home().resolve("baseline-1.1.0.jar");
        lisi.run("bundle:install -s "
                + new CriteriaJar("raised-baseline", "1.1.0", raised)
                        .write(file)
                        .toUri());
        decided(BASELINE, "1.1.0", "");
        assertState(BASELINE, "1.1.0", "staged");
        String refused = wangwu.run("shifan:criteria-rollback --reason wrong " + SET);
        assertTrue(
                refused,
                refused.contains(SET + " 1.0.2 is not put in force")
                        && refused.contains("The pass mark 7 of 10 is less than the 75 of 100"));
        assertState(SET, "1.1.0", "in force");
        // What extends the baseline and waits is held against it too.
        String listed = lisi.run("shifan:criteria --problems --bureau chongqing --lang en");
        assertTrue(listed, listed.contains("the pass mark 77 of 110 is less than the 75 of 100"));
    }

    private void nothingIsInForceYet() throws Exception {
        String settings = lisi.run("shifan:config org.shifan.criteria");
        assertTrue(settings, settings.contains("second-person") && settings.contains("required"));
        assertState(BASELINE, "1.0.0", "waits for approval");
        assertState("jiangsu-zone-provincial", "1.0.0", "waits for approval");
        String listed = lisi.run("shifan:criteria");
        assertFalse(listed, listed.lines().anyMatch(line -> line.contains("1.0.0") && line.contains("│ in force ")));
    }

    /** Karaf alone cuts them off now and then. */
    private void longAnswersComeWhole() throws Exception {
        for (int i = 0; i < 25; i++) {
            String answer = lisi.json(SetList.COMMAND).toString();
            assertTrue("a long one: " + answer.length(), answer.length() > 64 * 1024);
        }
    }

    private void refused(String version, String... said) throws Exception {
        assertState(SET, version, "refused");
        String problems = lisi.run("shifan:criteria --problems --lang en");
        for (String each : said) {
            assertTrue(problems, problems.contains(each));
        }
    }

    /** The one who submits cannot approve, another can. */
    private void decided(String set, String version, String day) throws Exception {
        assertState(set, version, "waits for approval");
        lisi.run("shifan:criteria-submit " + day + " --reason new " + set);
        String same = lisi.run("shifan:criteria-approve --reason agreed " + set);
        assertTrue(same, same.contains("'lisi' stands behind the submission"));
        assertState(set, version, "waits for approval");
        wangwu.run("shifan:criteria-approve --reason agreed " + set);
    }

    private String jar(String version, String pass, String more) throws Exception {
        String document =
                CriteriaJar.ningbo(version, pass).document().replace("ningbo.test.value", "own-brands.count") + more;
        Path file = karaf.home().resolve(SET + "-" + version + ".jar");
        return new CriteriaJar(SET, version, document).write(file).toUri().toString();
    }
}
