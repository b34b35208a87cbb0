// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.rating;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Rating.Element;
import org.shifan.api.facilitation.Rating.Finding;
import org.shifan.api.facilitation.Rating.Mark;
import org.shifan.api.facilitation.Ratings;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** F1: a class rests on nine elements, each judged. */
@Category(EachDatabase.class)
public class RatingDeskTest {
    private static final LocalDate DAY = LocalDate.of(2016, 1, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2016-01-01T02:00:00Z"), ZoneOffset.UTC);
    private static final Decision LI = new Decision("li", DAY, "yearly rating", "form 3");

    private final FacilitationTables tables = new FacilitationTables();
    private final List<Grant> classes = new ArrayList<>();
    private final TableOfRoles roles = new TableOfRoles();
    private Permissions permissions = roles;
    private boolean registerFails;

    /** The register of classes in memory. */
    private final Grants grants = (Grants) Proxy.newProxyInstance(
            Grants.class.getClassLoader(),
            new Class<?>[] {Grants.class},
            (self, method, args) -> switch (method.getName()) {
                case "history" -> List.copyOf(classes);
                case "held" ->
                    classes.stream()
                            .filter(each -> each.holdsOn((LocalDate) args[2]))
                            .findFirst();
                case "withdraw" -> {
                    Grant old = classes.remove(0);
                    classes.add(with(old.id(), old.value(), old.period(), (LocalDate) args[1]));
                    yield classes.get(classes.size() - 1);
                }
                case "grant" -> {
                    if (registerFails) {
                        throw new IllegalStateException("the register is away");
                    }
                    classes.add(with(classes.size() + 11L, (String) args[2], (DateRange) args[3], null));
                    yield classes.get(classes.size() - 1);
                }
                default -> throw new AssertionError(method);
            });

    @After
    public void close() {
        tables.close();
    }

    private static Grant with(long id, String value, DateRange period, LocalDate endedOn) {
        return new Grant(
                id,
                Subject.enterprise(OneEnterprise.CODE),
                Grant.Kind.ENTERPRISE_CLASS,
                value,
                period,
                Grant.Precision.DAY,
                LI,
                endedOn == null ? null : LI,
                endedOn);
    }

    private RatingDesk desk() {
        return new RatingDesk(tables.jpa, new OneEnterprise(), grants, permissions, CLOCK);
    }

    private static Map<Element, Finding> allGood() {
        Map<Element, Finding> out = new EnumMap<>(Element.class);
        for (Element element : Element.values()) {
            out.put(element, new Finding(Mark.GOOD, ""));
        }
        return out;
    }

    private static DateRange from(LocalDate day) {
        return DateRange.of(day, day.plusYears(2));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }

    @Test
    public void F1_theClassIsGrantedAndWhatWasFoundOfEachElementStaysBesideIt() {
        Map<Element, Finding> findings = allGood();
        findings.put(Element.STAFF, new Finding(Mark.FAIR, "two inspectors left"));
        Rating rating = desk().rate(OneEnterprise.CODE, findings, "2", from(DAY), LI);
        assertThat(classes).singleElement().satisfies(grant -> {
            assertThat(grant.value()).isEqualTo("2");
            assertThat(grant.id()).isEqualTo(rating.grant());
        });
        assertThat(desk().history(OneEnterprise.CODE)).containsExactly(rating);
        assertThat(rating.findings())
                .hasSize(9)
                .containsEntry(Element.STAFF, new Finding(Mark.FAIR, "two inspectors left"));
    }

    @Test
    public void F1_theNextRatingEndsTheClassBeforeItAndBothStayInTheHistory() {
        desk().rate(OneEnterprise.CODE, allGood(), "2", from(DAY), LI);
        LocalDate next = DAY.plusYears(1);
        desk().rate(OneEnterprise.CODE, allGood(), "1", from(next), LI);
        assertThat(classes)
                .extracting(Grant::value, Grant::endedOn)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("2", next.minusDays(1)),
                        org.assertj.core.api.Assertions.tuple("1", null));
        assertThat(desk().history(OneEnterprise.CODE))
                .extracting(Rating::enterpriseClass)
                .containsExactly("2", "1");
        assertThat(refusal(() -> desk().rate(OneEnterprise.CODE, allGood(), "3", from(DAY.plusMonths(6)), LI)))
                .isEqualTo("facilitation.rating.later");
    }

    @Test
    public void F1_whatIsNotJudgedOrNotExplainedIsNoRating() {
        Map<Element, Finding> findings = allGood();
        findings.remove(Element.TESTING);
        ShifanException incomplete = catchThrowableOfType(
                ShifanException.class, () -> desk().rate(OneEnterprise.CODE, findings, "1", from(DAY), LI));
        assertThat(incomplete.message().key()).isEqualTo("facilitation.rating.incomplete");
        assertThat(incomplete.message().text().zh()).contains("testing 检测能力");
        findings.put(Element.TESTING, new Finding(Mark.POOR, " "));
        assertThat(refusal(() -> desk().rate(OneEnterprise.CODE, findings, "1", from(DAY), LI)))
                .isEqualTo("facilitation.rating.words");
        assertThat(refusal(() -> desk().rate(OneEnterprise.CODE, allGood(), "5", from(DAY), LI)))
                .isEqualTo("facilitation.rating.class");
        assertThat(classes).isEmpty();
        assertThat(desk().history(OneEnterprise.CODE)).isEmpty();
    }

    @Test
    public void F1_whatTheRegisterOfTitlesDoesNotTakeIsNoRatingAndWhoMayNotIsRefused() {
        registerFails = true;
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> desk().rate(OneEnterprise.CODE, allGood(), "1", from(DAY), LI)))
                .isNotNull();
        assertThat(desk().history(OneEnterprise.CODE)).isEmpty();
        registerFails = false;
        permissions = (operation, place, actor) ->
                Optional.of(new Message("identity.refused", Text.same(operation), List.of()));
        assertThat(refusal(() -> desk().rate(OneEnterprise.CODE, allGood(), "1", from(DAY), LI)))
                .isEqualTo("identity.refused");
        assertThat(classes).isEmpty();
    }

    @Test
    public void onlyTheEnterprisesOwnBureauRatesIt() {
        Decision before = new Decision("li", DAY.minusYears(1), "yearly rating", "form 2");
        DateRange year = DateRange.of(DAY.minusYears(1), DAY.minusDays(1));
        desk().rate(OneEnterprise.CODE, allGood(), "1", year, before);
        roles.everyRole(
                        Ratings.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), null, OneEnterprise.CODE))
                .change("rate", () -> desk().rate(OneEnterprise.CODE, allGood(), "2", from(DAY), LI))
                .read("history", () -> desk().history(OneEnterprise.CODE))
                .isAsDocumented(() -> desk().history(OneEnterprise.CODE));
        roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "bureau-officer@bureau:zhejiang",
                        "enterprise@enterprise:192203821",
                        "government@division:320583",
                        "auditor"),
                Map.of("rate", () -> desk().rate(OneEnterprise.CODE, allGood(), "2", from(DAY), LI)),
                () -> classes.toString() + desk().history(OneEnterprise.CODE));
    }
}
