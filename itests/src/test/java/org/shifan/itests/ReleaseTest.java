// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/**
 * Criteria on their way into force in a server as an administrator starts it: the rule books of those that come along, an
 * officer's walk from a blank sheet, two persons with accounts of their own, a rollback, days that come while the server is down, and two sets that claim the same.
 */
public class ReleaseTest extends TwoOfficers {
    private static final String ZONE = "330281-01";
    private static final String LATER =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();

    @Override
    KarafProcess unpack() throws Exception {
        return KarafProcess.unpack(Path.of("target/release"));
    }

    @Test
    public void setsComeIntoForceByTwoAccountsAndOnTheirDayAndTheirOrderIsTheSameAfterARestart() throws Exception {
        start("shifan:sample-load --bureau xiamen");
        new RuleBooksOnFile(lisi, karaf.home().resolve("rulebooks")).areTheSame();
        lisi.run("shifan:config-set org.shifan.criteria/approval second-person");
        new OfficersWalk(karaf, lisi, wangwu).go();
        lisi.run("bundle:install -s " + jar("ningbo-zone", "provincial", "1.0.0", "7"));
        nobodyApprovesWhatTheSameAccountSubmitted();
        aRollbackListsWhatWasDecidedMeanwhile();
        ofTwoThatClaimTheSameTheFirstIdWins("ningbo-b", "ningbo-a");

        update("ningbo-zone", "provincial", "1.2.0", "6");
        inForce("ningbo-zone@1.2.0", "--on " + LATER);
        update("ningbo-a", "cultivating", "1.1.0", "6");
        inForce("ningbo-a@1.1.0", "--on " + LATER);
        assertState("ningbo-zone", "1.2.0", "staged");
        whatIsWithdrawnWaitsToBeSubmittedAnew();
        String imported = declareBrands(8);
        assertTrue(imported, imported.contains("stored"));
        stop();
        ApprovedDay.comes(karaf.home(), "ningbo-zone");
        ApprovedDay.comes(karaf.home(), "ningbo-a");

        karaf.setting("org.shifan.criteria.cfg", "approval", "second-persn");
        start();
        // The brands were declared after it was approved: facts that arrived since stop nothing, and are named.
        assertState("ningbo-a", "1.1.0", "in force");
        assertState("ningbo-b", "1.0.0", "staged");
        assertState("ningbo-b", "1.1.0", "waits for approval");
        String history = lisi.run("shifan:criteria-history --json ningbo-a");
        assertTrue(history, history.contains("facts that arrived since its approval give") && history.contains(ZONE));
        assertTrue(history, lisi.run("shifan:criteria-history ningbo-a").contains("wangwu for"));

        whatIsWrittenWronglyEndsAtTheStrictest();
        lisi.run("bundle:uninstall ningbo-a ningbo-b");
        ofTwoThatClaimTheSameTheFirstIdWins("ningbo-c", "ningbo-d");
    }

    private void nobodyApprovesWhatTheSameAccountSubmitted() throws Exception {
        assertState("ningbo-zone", "1.0.0", "waits for approval");
        lisi.run("shifan:criteria-submit --reason new ningbo-zone");
        String refused = lisi.run("shifan:criteria-approve --by wangwu --reason agreed ningbo-zone");
        assertTrue(refused, refused.contains("'lisi' stands behind the submission"));
        wangwu.run("shifan:criteria-approve --reason agreed ningbo-zone");
        assertState("ningbo-zone", "1.0.0", "in force");
        whoBroughtItIsNamed("ningbo-zone");
    }

    private void whoBroughtItIsNamed(String bundle) throws Exception {
        String listed = lisi.run("shifan:plugin-list --lang en");
        String line = listed.lines()
                .filter(row -> row.contains("│ " + bundle + " "))
                .findFirst()
                .orElse(listed);
        assertTrue(line, line.contains("installed by lisi, submitted by lisi, approved by wangwu"));
    }

    private void aRollbackListsWhatWasDecidedMeanwhile() throws Exception {
        String evaluate = "shifan:evaluate --level provincial --year 2014 --as-of 2015-06-30 " + ZONE;
        lisi.run(evaluate);
        update("ningbo-zone", "provincial", "1.1.0", "9");
        inForce("ningbo-zone@1.1.0", "");
        lisi.run(evaluate);
        String rolledBack = wangwu.run("shifan:criteria-rollback --reason wrong ningbo-zone");
        assertTrue(rolledBack, rolledBack.contains("1.1.0") && rolledBack.contains("retired"));
        assertEquals(
                "one decision by 1.1.0, none by 1.0.0: " + rolledBack,
                1,
                rolledBack
                        .lines()
                        .filter(line -> line.contains("zone:" + ZONE) || line.contains("│ " + ZONE))
                        .count());
        assertState("ningbo-zone", "1.0.0", "in force");
    }

    private void ofTwoThatClaimTheSameTheFirstIdWins(String first, String second) throws Exception {
        for (String id : new String[] {first, second}) {
            lisi.run("bundle:install -s " + jar(id, "cultivating", "1.0.0", "7"));
            inForce(id + "@1.0.0", "");
        }
        String winner = first.compareTo(second) < 0 ? first : second;
        String other = winner.equals(first) ? second : first;
        assertState(winner, "1.0.0", "in force");
        assertState(other, "1.0.0", "staged");
        String claims = other + " 1.0.0: " + winner + " 1.0.0 of bundle " + winner + " 1.0.0 claims the same";
        String listed = lisi.run("shifan:criteria --bureau ningbo");
        assertTrue(listed, listed.contains("! " + claims));
        String doctor = lisi.run("shifan:doctor");
        assertTrue(doctor, doctor.contains(other + " 1.0.0: " + winner + " 1.0.0 of bundle"));
    }

    private void whatIsWithdrawnWaitsToBeSubmittedAnew() throws Exception {
        update("ningbo-b", "cultivating", "1.1.0", "6");
        inForce("ningbo-b@1.1.0", "--on " + LATER);
        assertState("ningbo-b", "1.1.0", "staged");
        String again = wangwu.run("shifan:criteria-approve --on 2099-01-01 --reason later ningbo-b");
        assertTrue(again, again.contains("was approved by wangwu for " + LATER + " already"));
        lisi.run("shifan:criteria-withdraw --reason early ningbo-b");
        assertState("ningbo-b", "1.1.0", "waits for approval");
        String history = lisi.run("shifan:criteria-history ningbo-b");
        assertTrue(history, history.lines().anyMatch(line -> line.contains("withdrawn") && line.contains("early")));
    }

    private void whatIsWrittenWronglyEndsAtTheStrictest() throws Exception {
        String setting = lisi.run("shifan:config org.shifan.criteria");
        assertTrue(setting, setting.contains("approval = second-persn is not allowed"));
        update("ningbo-zone", "provincial", "1.3.0", "6");
        assertState("ningbo-zone", "1.3.0", "waits for approval");
    }

    private void update(String id, String level, String version, String pass) throws Exception {
        lisi.run("bundle:update " + id + " " + jar(id, level, version, pass));
    }

    /** Two persons bring it into force, at once or on a day. */
    private void inForce(String set, String day) throws Exception {
        String[] parts = set.split("@");
        assertState(parts[0], parts[1], "waits for approval");
        lisi.run("shifan:criteria-submit " + day + " --reason new " + set);
        wangwu.run("shifan:criteria-approve --by Wang --reason agreed " + set);
    }

    private String declareBrands(int count) throws Exception {
        Path file = Files.writeString(
                karaf.home().resolve("brands.csv"),
                "subject,fact,year,value,document\nzone:" + ZONE + ",own-brands.count,"
                        + (LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).getYear() - 1) + "," + count
                        + ",notice 1\n");
        return lisi.run("shifan:import --bureau ningbo declarations " + file);
    }

    private String jar(String id, String level, String version, String pass) throws IOException {
        String document = CriteriaJar.ningbo(version, pass)
                .document()
                .replace("id: ningbo-zone-provincial", "id: " + id)
                .replace("level: provincial", "level: " + level)
                .replace("ningbo.test.value", "own-brands.count");
        Path file = karaf.home().resolve(id + "-" + version + ".jar");
        try (InputStream in = new CriteriaJar(id, version, document).stream()) {
            Files.write(file, in.readAllBytes());
        }
        return file.toUri().toString();
    }
}
