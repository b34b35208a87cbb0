// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUse;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.mark.MarkVerification.Outcome;
import org.shifan.api.mark.Marks;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.mark.store.PermitStore;
import org.shifan.mark.store.StoreAccess;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class MarksTest {
    private static final Subject FIRM = Subject.enterprise(Registers.FIRM);
    private static final Subject ZONE = Subject.zone(Registers.KUNSHAN);
    private static final LocalDate TODAY = LocalDate.of(2015, 6, 1);
    private static final LocalDate YEAR_END = LocalDate.of(2015, 12, 31);
    private static final DateRange TERM = DateRange.of(LocalDate.of(2015, 1, 1), YEAR_END);
    private static final Signature OFFICER = new Signature(new Actor("wang", "王科长"), TODAY, "标志使用申请");

    private static MarkTables tables;

    private final TableOfRoles roles = new TableOfRoles();
    private final Registers registers = new Registers();
    private final VerificationAddress address = new VerificationAddress();
    private final MarkDesk marks = new MarkDesk(
            new PermitStore(() -> "mark", tables),
            registers.grounds(),
            address,
            roles,
            Clock.fixed(Instant.parse("2015-06-01T01:00:00Z"), ZoneOffset.UTC));

    @BeforeClass
    public static void migrate() {
        tables = new MarkTables();
    }

    @AfterClass
    public static void drop() {
        tables.close();
    }

    @Before
    public void empty() {
        tables.clear();
    }

    private static MarkRequest request(String place) {
        return new MarkRequest(FIRM, Title.NATIONAL, Registers.KUNSHAN, MarkUse.PACKAGING, place, TERM);
    }

    private MarkPermit permit(String place) {
        return marks.permit(request(place), "昆质标〔2015〕3号", OFFICER);
    }

    private Outcome outcome(MarkPermit permit, LocalDate on) {
        return marks.verify(permit.code(), on).outcome();
    }

    private static void refused(String code, Callable<?> work, String... named) {
        assertThatThrownBy(work::call).isInstanceOfSatisfying(ShifanException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(List.of(named)).allMatch(e.getMessage()::contains);
        });
    }

    @Test
    public void b1AMarkSaysWhoMayUseItWhereAndUntilWhen() {
        MarkVerification said = marks.verify(permit("自行车纸箱").code(), TODAY);

        assertThat(said.outcome()).isEqualTo(Outcome.VALID);
        assertThat(said.holder().zh()).isEqualTo("昆山某车业有限公司");
        assertThat(said.title().zh()).isEqualTo("国家级出口工业产品质量安全示范区");
        assertThat(said.zone().en()).isEqualTo("Kunshan bicycles");
        assertThat(said.use().en()).isEqualTo("packaging and labels");
        assertThat(said.place()).isEqualTo("自行车纸箱");
        assertThat(said.until()).isEqualTo(YEAR_END);
        assertThat(said.reason().in(Language.ZH)).isEqualTo("标志有效，可使用至 2015-12-31。");
    }

    @Test
    public void b1EachDayOfAPermissionHasItsOutcome() {
        MarkPermit permit = permit("纸箱");

        assertThat(outcome(permit, TERM.from().minusDays(1))).isEqualTo(Outcome.NOT_YET);
        assertThat(outcome(permit, TERM.from())).isEqualTo(Outcome.VALID);
        assertThat(outcome(permit, YEAR_END)).isEqualTo(Outcome.VALID);
        assertThat(outcome(permit, YEAR_END.plusDays(1))).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    public void b1AMarkEndsWithTheTitleOrTheMembershipThoughNobodyWithdrawsIt() {
        MarkPermit ofZone =
                marks.permit(new MarkRequest(ZONE, Title.PROVINCIAL, null, MarkUse.FAIR, "广交会", TERM), "", OFFICER);
        MarkPermit ofMember = permit("纸箱");
        MarkPermit ofEnterprise = marks.permit(
                new MarkRequest(FIRM, Title.DEMONSTRATION_ENTERPRISE, null, MarkUse.SITE, "厂门", TERM), "", OFFICER);

        registers.memberUntil = TODAY.minusDays(1);
        assertThat(outcome(ofMember, TODAY)).isEqualTo(Outcome.TITLE_ENDED);
        assertThat(outcome(ofMember, TODAY.minusDays(1))).isEqualTo(Outcome.VALID);
        assertThat(outcome(ofZone, TODAY)).isEqualTo(Outcome.VALID);
        assertThat(marks.verify(ofMember.code(), TODAY).reason().in(Language.EN))
                .contains("昆山某车业有限公司 is no member of Kunshan bicycles on 2015-06-01");

        registers.level = Level.PROVINCIAL;
        assertThat(outcome(ofZone, TODAY)).isEqualTo(Outcome.VALID);
        registers.levelUntil = TODAY.minusDays(1);
        assertThat(outcome(ofZone, TODAY)).isEqualTo(Outcome.TITLE_ENDED);

        assertThat(outcome(ofEnterprise, TODAY)).isEqualTo(Outcome.VALID);
        registers.enterpriseTitleUntil = TODAY.minusDays(1);
        assertThat(outcome(ofEnterprise, TODAY)).isEqualTo(Outcome.TITLE_ENDED);
    }

    @Test
    public void b1AWithdrawalEndsAMarkAndStaysBesideWhatWasPermitted() {
        MarkPermit permit = permit("纸箱");
        MarkPermit withdrawn =
                marks.withdraw(permit.code(), TODAY, "", new Signature(new Actor("li", ""), TODAY, "滥用"));

        assertThat(outcome(permit, TODAY)).isEqualTo(Outcome.VALID);
        assertThat(outcome(permit, TODAY.plusDays(1))).isEqualTo(Outcome.WITHDRAWN);
        assertThat(withdrawn.withdrawn().reason()).isEqualTo("滥用");
        assertThat(withdrawn.granted()).isEqualTo(permit.granted());
        assertThat(withdrawn.request().period().to()).isEqualTo(YEAR_END);
        refused("mark.withdrawn", () -> marks.withdraw(permit.code(), TODAY, "", OFFICER), "li", "2015-06-01");
    }

    @Test
    public void b1AUseThatWasNotPermittedIsRecordedWithWhatVerificationSaid() {
        MarkPermit permit = permit("纸箱");
        marks.withdraw(permit.code(), LocalDate.of(2015, 3, 31), "", OFFICER);
        marks.record(permit.code(), LocalDate.of(2015, 3, 1), "上海", "", OFFICER.actor());
        marks.record(permit.code(), TODAY, "汉堡展会", "展台背板", OFFICER.actor());

        assertThat(marks.usages(permit.code()))
                .extracting(usage -> usage.on() + " " + usage.place() + " " + usage.outcome())
                .containsExactly("2015-06-01 汉堡展会 WITHDRAWN", "2015-03-01 上海 VALID");
        refused(
                "mark.usage.day",
                () -> marks.record(permit.code(), TODAY.plusDays(1), "上海", "", OFFICER.actor()),
                "2015-06-02");
        refused("mark.usage.place", () -> marks.record(permit.code(), TODAY, " ", "", OFFICER.actor()));
        refused(
                "mark.usage.note",
                () -> marks.record(permit.code(), TODAY, "上海", "长".repeat(2001), OFFICER.actor()),
                "2001");
    }

    @Test
    public void aMarkWithoutItsTitleIsNotPermittedNorBeyondTheTitlesEnd() {
        registers.memberUntil = LocalDate.of(2015, 9, 30);
        refused("mark.term", () -> permit("纸箱"), "2015-12-31", "no member");
        registers.memberUntil = null;
        registers.level = Level.PROVINCIAL;
        refused("mark.ground", () -> permit("纸箱"), "does not have the title national");
        registers.level = Level.NATIONAL;
        refused(
                "mark.ground",
                () -> marks.permit(
                        new MarkRequest(FIRM, Title.NATIONAL, Registers.OTHER, MarkUse.FAIR, "广交会", TERM), "", OFFICER),
                "no member");
        assertThat(marks.find(FIRM, null, null)).isEmpty();
    }

    @Test
    public void whatIsPermittedIsNotPermittedTwice() {
        MarkPermit first = permit("Carton");
        refused("mark.overlap", () -> permit("carton"), first.code().toString());
        marks.withdraw(first.code(), LocalDate.of(2014, 12, 31), "", OFFICER);
        assertThat(permit("carton").code()).isNotEqualTo(first.code());
        assertThat(permit("Sticker")).isNotNull();
    }

    @Test
    public void ofTwoWhoPermitTheSameAtOnceOneIsRefused() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CountDownLatch together = new CountDownLatch(2);
        Callable<MarkPermit> work = () -> {
            together.countDown();
            together.await();
            return permit("纸箱");
        };
        List<Future<MarkPermit>> both = two.invokeAll(List.of(work, work));
        two.shutdown();

        int refused = 0;
        for (Future<MarkPermit> each : both) {
            try {
                each.get();
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(ShifanException.class).hasMessageContaining("permitted already");
                refused++;
            }
        }
        assertThat(refused).isOne();
        assertThat(marks.find(FIRM, null, null)).hasSize(1);
    }

    @Test
    public void permissionsAreFoundByHolderBureauAndDay() {
        MarkPermit running = permit("纸箱");
        MarkPermit ended = permit("贴纸");
        marks.withdraw(ended.code(), LocalDate.of(2015, 3, 31), "", OFFICER);

        assertThat(marks.find(FIRM, null, null)).hasSize(2);
        assertThat(marks.find(ZONE, null, null)).isEmpty();
        assertThat(marks.find(null, BureauCode.of("jiangsu"), TODAY)).containsExactly(running);
        assertThat(marks.find(null, BureauCode.of("zhejiang"), null)).isEmpty();
        assertThat(marks.find(FIRM, null, LocalDate.of(2015, 3, 31))).hasSize(2);
    }

    @Test
    public void anUnknownCodeTellsNothing() {
        MarkCode code = MarkCode.of("7K3M-Q2XA-94T4");
        MarkVerification said = marks.verify(code, TODAY);

        assertThat(said.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(said.holder()).isNull();
        refused("mark.unknown", () -> marks.require(code), code.toString());
        refused("mark.unknown", () -> marks.withdraw(code, TODAY, "", OFFICER));
        refused("mark.unknown", () -> marks.record(code, TODAY, "上海", "", OFFICER.actor()));
        refused("mark.unknown", () -> marks.picture(code, 300));
    }

    @Test
    public void aLastDayOutsideThePermissionIsRefused() {
        MarkPermit permit = permit("纸箱");
        refused("mark.last-day", () -> marks.withdraw(permit.code(), YEAR_END.plusDays(1), "", OFFICER), "2014-12-31");
        refused("mark.last-day", () -> marks.withdraw(permit.code(), LocalDate.of(2014, 12, 30), "", OFFICER));
    }

    @Test
    public void aRequestThatMeansNothingIsRefusedBeforeAnythingIsAsked() {
        refused("mark.request.title", () -> new MarkRequest(FIRM, Title.MEMBER, null, MarkUse.FAIR, "展会", TERM));
        refused("mark.request.zone", () -> new MarkRequest(FIRM, Title.NATIONAL, null, MarkUse.FAIR, "展会", TERM));
        refused(
                "mark.request.zone",
                () -> new MarkRequest(ZONE, Title.NATIONAL, Registers.OTHER, MarkUse.FAIR, "展会", TERM),
                "320500-01");
        refused("mark.request.place", () -> request("长".repeat(401)), "401");
        refused(
                "mark.request.period",
                () -> new MarkRequest(ZONE, Title.NATIONAL, null, MarkUse.FAIR, "展会", DateRange.from(TODAY)));
    }

    @Test
    public void b1ThePictureOfACodeIsReadByAnotherProgram() throws Exception {
        MarkCode code = permit("纸箱").code();
        assertThat(read(marks.picture(code, 300), 300)).isEqualTo(code.toString());

        address.set("https://zones.example/public/v1/marks/{code}");
        assertThat(read(marks.picture(code, 120), 120)).isEqualTo("https://zones.example/public/v1/marks/" + code);

        for (String wrong : List.of("https://zones.example/marks", "zones.example/{code}", "https://a b/{code}")) {
            address.set(wrong);
            assertThat(address.of(code)).isEqualTo("https://zones.example/public/v1/marks/" + code);
        }
        refused("mark.picture.size", () -> marks.picture(code, 79), "80", "2000");
        refused("mark.picture.size", () -> marks.picture(code, 2001));
    }

    private static String read(byte[] png, int pixels) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(pixels);
        int[] rgb = image.getRGB(0, 0, pixels, pixels, null, 0, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, pixels, rgb))))
                .getText();
    }

    @Test
    public void theAuditLogSeesPermissionsWithdrawalsAndUses() {
        MarkPermit permit = permit("纸箱");
        try (CalledFrom address = CalledFrom.here("10.1.2.3")) {
            marks.withdraw(permit.code(), TODAY, "", OFFICER);
        }
        marks.record(permit.code(), TODAY, "上海", "橱窗", OFFICER.actor());

        List<AuditedChange> changes = StoreAccess.sources(tables).stream()
                .flatMap(source -> source.changes("", 10).stream())
                .toList();
        assertThat(changes)
                .extracting(change -> change.action() + " " + change.subject() + " "
                        + change.who().account())
                .containsExactly(
                        "mark.permitted " + FIRM + " wang",
                        "mark.withdrawn mark:" + permit.code().value() + " wang",
                        "mark.seen mark:" + permit.code().value() + " wang");
        assertThat(changes).extracting(AuditedChange::from).containsExactly("", "10.1.2.3", "");
        assertThat(changes.get(0).after()).containsEntry("to", "2015-12-31").containsEntry("use", "packaging");
    }

    @Test
    public void nobodyElsesOfficerAndNoGovernmentPermitsWithdrawsOrRecordsAMark() {
        MarkCode code = permit("纸箱").code();
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("permit", () -> marks.permit(request("吊牌"), "昆质标〔2015〕4号", OFFICER));
        changes.put("record", () -> marks.record(code, TODAY, "广交会", "", OFFICER.actor()));
        changes.put("withdraw", () -> marks.withdraw(code, TODAY, "", OFFICER));
        roles.holds(
                "wang",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "bureau-officer@bureau:zhejiang",
                        "bureau-head@bureau:ningbo",
                        "government@division:320583",
                        "enterprise@enterprise:192203821",
                        "administrator"),
                changes,
                () -> marks.find(null, null, null) + marks.usages(code).toString());
    }

    @Test
    public void o1EveryRolePermitsWithdrawsAndRecordsAsTheTableSays() {
        MarkCode code = permit("纸箱").code();
        marks.record(code, TODAY, "上海", "橱窗", OFFICER.actor());
        Signature by = new Signature(new Actor(EveryRole.ACCOUNT, ""), TODAY, "as the table says");
        roles.everyRole(
                        Marks.class,
                        new Place(
                                BureauCode.of("jiangsu"), DivisionCode.of("320583"), Registers.KUNSHAN, Registers.FIRM))
                .change("permit", () -> marks.permit(request("吊牌"), "昆质标〔2015〕4号", by))
                .change("record", () -> marks.record(code, TODAY, "广交会", "", by.actor()))
                .change("withdraw", () -> marks.withdraw(code, TODAY, "", by))
                .read("require", () -> marks.require(code))
                .read("find", () -> marks.find(null, null, null))
                .read("usages", () -> marks.usages(code))
                .isAsDocumented(
                        () -> marks.find(null, null, null) + marks.usages(code).toString());
    }
}
