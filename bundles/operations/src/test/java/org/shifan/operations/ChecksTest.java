// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.File;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.felix.hc.api.Result;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.operations.Containment;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;
import org.shifan.api.trust.Trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.criteria.CriteriaState.ACTIVE;
import static org.shifan.api.criteria.CriteriaState.CHECKED;
import static org.shifan.api.criteria.CriteriaState.HELD;
import static org.shifan.api.criteria.CriteriaState.REFUSED;
import static org.shifan.api.criteria.CriteriaState.STAGED;
import static org.shifan.operations.Fakes.proxy;

public class ChecksTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void noDataSourceIsIllAndNamesTheFile() {
        Result result = new DatabaseCheck(null).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(lines(result)).singleElement().asString().contains("etc/org.ops4j.datasource-shifan.cfg");
    }

    @Test
    public void aDatabaseThatRefusesIsIllWithItsOwnWords() {
        DataSource source = proxy(DataSource.class, (method) -> {
            throw new SQLException("password of SHIFAN is wrong");
        });
        Result result = new DatabaseCheck(source).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(lines(result)).singleElement().asString().contains("password of SHIFAN is wrong");
    }

    @Test
    public void aDatabaseThatDoesNotAnswerIsIll() {
        assertThat(new DatabaseCheck(source(false)).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }

    @Test
    public void aDatabaseThatAnswersIsWellAndNamed() {
        Result result = new DatabaseCheck(source(true)).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
        assertThat(lines(result)).containsExactly("Tree 1.2 answers.");
    }

    @Test
    public void aRefusedSetIsAWarningThatNamesItWhileAnotherIsInForce() {
        Result result =
                new CriteriaCheck(registry(set("good", ACTIVE), set("bad", REFUSED), set("old", HELD))).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result)).anyMatch(l -> l.startsWith("bad 1.0.0")).anyMatch(l -> l.startsWith("old 1.0.0"));
    }

    @Test
    public void aSetThatLosesIsAWarningAndOneThatAPersonWithdrewIsNone() {
        Message notice = new Message("release.withdrawn", Text.same("said of it"), List.of());
        Result result = new CriteriaCheck(registry(set("good", ACTIVE), set("back", CHECKED, notice))).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
        Result rival = new CriteriaCheck(registry(set("good", ACTIVE), set("second", STAGED, notice))).execute();
        assertThat(rival.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(rival)).anyMatch(l -> l.contains("second 1.0.0") && l.contains("said of it"));
    }

    @Test
    public void aSetInForceBelowTheNationalMinimumOfTodayIsAWarning() {
        Message below = new Message("criteria.minimum.now", Text.same("the baseline asks more"), List.of());
        Result result = new CriteriaCheck(registry(set("good", ACTIVE), set("mild", ACTIVE, below))).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result)).contains("mild 1.0.0: the baseline asks more");
    }

    @Test
    public void signaturesAreIllWithoutAGuardAndDeveloperModeAndRefusalsAreWarnings() {
        assertThat(new TrustCheck(null).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(new TrustCheck(trust(false, List.of())).execute().getStatus())
                .isEqualTo(Result.Status.OK);
        Result developers = new TrustCheck(trust(true, List.of())).execute();
        assertThat(developers.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(developers)).anyMatch(l -> l.contains("developer mode"));
        Claim claim = new Claim(7, "bad 1.0.0", "bad-set", BureauCode.of("jiangsu"), "1.0.0", null, null);
        Message flaw = new Message("trust.unsigned", Text.same("nobody signed it"), List.of());
        Ruling refused = new Ruling(Ruling.Outcome.REFUSED, Ruling.UNSIGNED, flaw);
        Result result = new TrustCheck(trust(false, List.of(new Trust.Ruled(claim, refused, Instant.EPOCH)))).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result)).anyMatch(l -> l.contains("bad-set 1.0.0") && l.contains("nobody signed it"));
    }

    private static Trust trust(boolean developers, List<Trust.Ruled> rulings) {
        return proxy(Trust.class, method -> switch (method) {
            case "developerMode" -> developers;
            case "policy" -> Trust.Policy.REQUIRE;
            case "rulings" -> rulings;
            default -> List.of();
        });
    }

    @Test
    public void whatAnAdministratorShouldKnowOfASetIsAWarning() {
        CriteriaSet loser = set("loser", STAGED, new Message("test", Text.same("another goes before it"), List.of()));
        CriteriaSet winner = set("winner", ACTIVE, new Message("test", Text.same("goes before another"), List.of()));
        Result result = new CriteriaCheck(registry(loser, winner)).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result))
                .contains("loser 1.0.0: another goes before it")
                .noneMatch(line -> line.startsWith("winner"));
    }

    @Test
    public void codeOfABundleThatIsOutHangsOrLeavesThreadsIsAWarningThatNamesIt() {
        assertThat(new ContainmentCheck(null).execute().getStatus()).isEqualTo(Result.Status.OK);
        Message slow = new Message("plugin.slow", Text.same("took longer"), List.of());
        Containment containment = () -> List.of(
                new SupervisedPlugin(7, Optional.empty(), "good", 0, false, null, null, 0, 0),
                new SupervisedPlugin(8, Optional.empty(), "bad", 1, true, slow, Instant.EPOCH, 2, 3),
                new SupervisedPlugin(-1, Optional.of("old-zone 1.2.0"), "worse", 0, false, null, null, 1, 0));
        Result result = new ContainmentCheck(containment).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result))
                .anyMatch(l -> l.contains("bad of bundle 8 is taken out") && l.contains("took longer"))
                .anyMatch(l -> l.contains("2 calls"))
                .anyMatch(l -> l.contains("left 3 threads"))
                .anyMatch(l -> l.contains("worse of the archived criteria old-zone 1.2.0: 1 call"))
                .noneMatch(l -> l.contains("-1"))
                .anyMatch(l -> l.startsWith("1 of 3"));
    }

    @Test
    public void aSetThatIsHeldIsInForceAndItsTwoRowsAreOne() {
        Result result = new CriteriaCheck(registry(set("good", REFUSED), set("good", HELD))).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result)).anyMatch(l -> l.startsWith("1 of 1"));
    }

    @Test
    public void aSetThatIsHeldWhileAnotherWinsIsNotCounted() {
        Result result = new CriteriaCheck(registry(set("good", ACTIVE), set("old", HELD))).execute();
        assertThat(lines(result)).anyMatch(l -> l.startsWith("1 of 2"));
    }

    @Test
    public void noSetInForceIsIll() {
        assertThat(new CriteriaCheck(registry(set("later", STAGED))).execute().getStatus())
                .isEqualTo(Result.Status.CRITICAL);
        assertThat(new CriteriaCheck(null).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }

    @Test
    public void aFolderThatNobodyWatchesIsIll() throws Exception {
        File deploy = folder.newFolder("deploy");
        assertThat(new FolderCheck(deploy).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(new FolderCheck(new File(deploy, "gone")).execute().getStatus())
                .isEqualTo(Result.Status.WARN);
    }

    @Test
    public void aWatcherThatLooksEverySoOftenIsWell() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Result result = watched(end, () -> {
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                folder.getRoot().list();
            }
        });
        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    public void aTornFileThatNothingCameOfIsNamed() throws Exception {
        File deploy = folder.newFolder("deploy");
        Files.writeString(deploy.toPath().resolve("torn.jar"), "PK and no end");
        CountDownLatch end = new CountDownLatch(1);
        Result result = watched(deploy, end, () -> {
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                deploy.list();
            }
        });
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result)).anyMatch(line -> line.contains("torn.jar"));
    }

    @Test
    public void aWatcherThatIsHeldUpForEverIsIllAndThePlaceIsNamed() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Result result = watched(end, () -> aBundleThatNeverStarts(end));
        assertThat(result.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(lines(result)).singleElement().asString().contains("aBundleThatNeverStarts");
    }

    private static void aBundleThatNeverStarts(CountDownLatch end) throws InterruptedException {
        end.await();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** Examines a folder whose watcher does this work. */
    private Result watched(CountDownLatch end, Work work) throws Exception {
        return watched(folder.newFolder("deploy"), end, work);
    }

    private static Result watched(File deploy, CountDownLatch end, Work work) throws Exception {
        Thread watcher = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "fileinstall-" + deploy);
        watcher.start();
        while (watcher.getState() != Thread.State.WAITING && watcher.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        try {
            return new FolderCheck(deploy).execute();
        } finally {
            end.countDown();
            watcher.join();
        }
    }

    @Test
    public void littleMemoryWarnsFirstAndIsIllThen() {
        assertThat(new MemoryCheck(() -> 85, 100, 85, 95).execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(new MemoryCheck(() -> 86, 100, 85, 95).execute().getStatus()).isEqualTo(Result.Status.WARN);
        Result ill = new MemoryCheck(() -> 96L << 20, 100L << 20, 85, 95).execute();
        assertThat(ill.getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(lines(ill)).singleElement().asString().contains("96 of 100 MiB");
    }

    @Test
    public void auditTellsWhenItWasVerifiedAndHowFarItIsBehind() {
        assertThat(new AuditCheck(null).execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(audit(null, false, Map.of())).contains("OK").contains("12 entries, 3 changes wait", "never");
        assertThat(audit("2016-01-10T00:00:00Z", true, Map.of()))
                .contains("OK")
                .contains("2016-01-10", "entry 9 of 12");
        assertThat(audit("2015-11-10T00:00:00Z", true, Map.of()))
                .contains("WARN")
                .contains("Verify it again");
        assertThat(audit("2016-01-10T00:00:00Z", false, Map.of()))
                .contains("CRITICAL")
                .contains("altered");
        assertThat(audit(null, false, Map.of("core.grant", "no table")))
                .contains("WARN")
                .contains("core.grant", "no table");
    }

    private static String audit(String verified, boolean sound, Map<String, String> failures) {
        AuditLog.State state = new AuditLog.State(
                new AuditHead(12, "a".repeat(64)),
                Map.of("core.grant", 1, "core.zone", 2),
                failures,
                verified == null ? null : Instant.parse(verified),
                verified == null ? null : new AuditHead(9, "b".repeat(64)),
                sound);
        AuditLog log = proxy(AuditLog.class, method -> state);
        Result result =
                new AuditCheck(log, Clock.fixed(Instant.parse("2016-01-15T00:00:00Z"), ZoneOffset.UTC)).execute();
        return result.getStatus() + " " + lines(result);
    }

    @Test
    public void anArchiveThatCannotBeReadIsIllWithItsOwnWords() {
        EvaluationService broken = proxy(EvaluationService.class, method -> {
            throw new IllegalStateException("row 1 is not JSON");
        });
        assertThat(lines(new ArchiveCheck(broken).execute()))
                .singleElement()
                .asString()
                .contains("row 1 is not JSON");
        assertThat(new ArchiveCheck(broken).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(new ArchiveCheck(null).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        EvaluationService empty = proxy(EvaluationService.class, method -> Optional.empty());
        assertThat(new ArchiveCheck(empty).execute().getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    public void aDeadlineThatHasPassedIsNamedWithCaseDayAndWhoOwesIt() {
        Clock clock = Clock.fixed(Instant.parse("2015-06-30T17:00:00Z"), ZoneId.of("Asia/Shanghai"));
        Cases none = proxy(Cases.class, method -> List.of());
        assertThat(new DeadlineCheck(none, clock).execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(new DeadlineCheck(null, clock).execute().getStatus()).isEqualTo(Result.Status.WARN);
        Deadline late = new Deadline(
                7,
                "state.3",
                Subject.of("zone:320583-01"),
                Title.PROVINCIAL,
                BureauCode.of("jiangsu"),
                Text.same("acceptance"),
                Text.same("bureau officer"),
                LocalDate.of(2015, 6, 28),
                Text.same("default"),
                3);
        Cases some = proxy(Cases.class, method -> Collections.nCopies(7, late));
        Result result = new DeadlineCheck(some, clock).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result))
                .hasSize(6)
                .first()
                .asString()
                .contains("case 7, was due on 2015-06-28, 3 days late; owed by: bureau officer");
        assertThat(lines(result)).last().asString().contains("2 more");
    }

    @Test
    public void whatIsLateOutsideOfCasesIsNamedWithoutACase() {
        Clock clock = Clock.fixed(Instant.parse("2015-06-30T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        Deadline late = Deadline.of(
                "incidents.jiangsu",
                null,
                BureauCode.of("jiangsu"),
                Text.same("3 incidents to be attributed"),
                Text.same("bureau"),
                LocalDate.of(2015, 6, 28),
                Text.same("a term"),
                LocalDate.of(2015, 6, 30));
        Cases some = proxy(Cases.class, method -> List.of(late));
        assertThat(lines(new DeadlineCheck(some, clock).execute()))
                .singleElement()
                .asString()
                .contains("3 incidents to be attributed: jiangsu, was due on 2015-06-28, 2 days late; owed by: bureau")
                .doesNotContain("case");
    }

    @Test
    public void aFigureThatHasDriftedIsNamedBeforeItsTimeIsOver() {
        Clock clock = Clock.fixed(Instant.parse("2015-06-30T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        Deadline drift = new Deadline(
                7,
                "drift.clustering.12",
                Subject.of("zone:320583-01"),
                Title.PROVINCIAL,
                BureauCode.of("jiangsu"),
                Text.same("clustering is not met any more"),
                Text.same("bureau officer"),
                LocalDate.of(2015, 9, 28),
                Text.same("default"),
                0);
        Cases some = (Cases) java.lang.reflect.Proxy.newProxyInstance(
                Cases.class.getClassLoader(),
                new Class<?>[] {Cases.class},
                (self, method, args) -> args[1] == null ? List.of(drift) : List.of());
        Result result = new DeadlineCheck(some, clock).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result))
                .singleElement()
                .asString()
                .contains("clustering is not met any more: zone:320583-01, case 7; to be looked at by 2015-09-28");
    }

    @Test
    public void aMeasureOfWhichNobodyCanTellWhetherItStillAppliesIsNamed() {
        assertThat(new MeasuresCheck(null).execute().getStatus()).isEqualTo(Result.Status.WARN);
        MeasureStops well = proxy(MeasureStops.class, method -> List.of());
        assertThat(new MeasuresCheck(well).execute().getStatus()).isEqualTo(Result.Status.OK);
        MeasureStops.Unjudged broken = new MeasureStops.Unjudged(
                OrganisationCode.of("192203821"),
                HsCode.of("64041100"),
                CountryCode.of("US"),
                "F5",
                Text.same("a table broke"));
        MeasureStops some = proxy(MeasureStops.class, method -> Collections.nCopies(7, broken));
        Result result = new MeasuresCheck(some).execute();
        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(lines(result))
                .hasSize(6)
                .first()
                .asString()
                .contains("F5 still applies to goods 64041100 of 192203821 for US cannot be told: a table broke");
    }

    @Test
    public void littleRoomOnDiskWarnsFirstAndIsIllThen() {
        File data = folder.getRoot();
        long free = data.getUsableSpace() >> 20;
        assertThat(new DiskCheck(data, 0, 0).execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(new DiskCheck(data, free * 2, 0).execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(new DiskCheck(data, free * 2, free * 2).execute().getStatus())
                .isEqualTo(Result.Status.CRITICAL);
    }

    private static CriteriaSet set(String id, CriteriaState state, Message... notices) {
        return new CriteriaSet(
                id,
                null,
                "1.0.0",
                "d",
                Text.same(id),
                DateRange.year(2014),
                true,
                null,
                List.of(),
                null,
                null,
                state,
                "b",
                null,
                List.of(),
                Layers.NONE,
                List.of(notices),
                Procedure.NONE);
    }

    private static CriteriaRegistry registry(CriteriaSet... sets) {
        return proxy(
                CriteriaRegistry.class,
                method -> method.equals("inForce")
                        ? Stream.of(sets)
                                .filter(set -> set.state() == ACTIVE || set.state() == HELD)
                                .findFirst()
                        : List.of(sets));
    }

    private static DataSource source(boolean valid) {
        DatabaseMetaData about =
                proxy(DatabaseMetaData.class, method -> method.equals("getDatabaseProductName") ? "Tree" : "1.2");
        Connection connection = proxy(Connection.class, method -> switch (method) {
            case "isValid" -> valid;
            case "getMetaData" -> about;
            default -> null;
        });
        return proxy(DataSource.class, method -> connection);
    }

    private static List<String> lines(Result result) {
        List<String> out = new ArrayList<>();
        result.forEach(entry -> out.add(entry.getMessage()));
        return out;
    }
}
