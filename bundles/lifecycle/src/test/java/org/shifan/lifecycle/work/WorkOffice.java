// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.Text;
import org.shifan.api.work.Work;
import org.shifan.lifecycle.LifecycleTables;
import org.shifan.lifecycle.store.WorkStore;

/** The desk of works over its real tables; registers and the day are the test's. */
final class WorkOffice {
    static final Subject KUNSHAN = Subject.of("zone:320583-01");
    static final Subject SHAOXING = Subject.of("zone:330600-01");
    static final OrganisationCode FIRM = OrganisationCode.of("192203821");
    static final OrganisationCode OTHER = OrganisationCode.of("DM0900062");
    private static final LifecycleTables TABLES = new LifecycleTables();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-06-30T01:00:00Z"), ZoneOffset.UTC);

    final Set<OrganisationCode> members = new TreeSet<>(List.of(FIRM));
    /** What was asked: the operation and the place. */
    final List<String> asked = new ArrayList<>();
    /** Everybody may everything, unless a test says otherwise. */
    Permissions permissions = (operation, place, actor) -> Optional.empty();

    final WorkStore store = new WorkStore(() -> "lifecycle", TABLES);
    final WorkKinds kinds = new WorkKinds();
    final Memberships memberships = fake(
            Memberships.class,
            Map.of(
                    "members",
                    args -> args[0].equals(KUNSHAN.zoneId()) ? new HashSet<>(members) : Set.of(),
                    "membership",
                    args -> members.contains(args[0])
                            ? Optional.of(new Membership(
                                    1,
                                    (OrganisationCode) args[0],
                                    KUNSHAN.zoneId(),
                                    DateRange.from(LocalDate.of(2012, 1, 1)),
                                    new Decision("bureau", LocalDate.of(2012, 1, 1), "admitted", ""),
                                    null))
                            : Optional.empty()));
    final WorkDesk desk;

    WorkOffice() {
        TABLES.clear();
        ZoneRegistry zones =
                fake(ZoneRegistry.class, Map.of("require", args -> zone((org.shifan.api.code.ZoneId) args[0])));
        EnterpriseRegistry enterprises = fake(
                EnterpriseRegistry.class,
                Map.of(
                        "require",
                        args -> enterprise(OrganisationCode.of(args[0].toString())),
                        "enterprises",
                        args -> ((Collection<?>) args[0])
                                .stream()
                                        .map(OrganisationCode.class::cast)
                                        .collect(Collectors.toMap(code -> code, WorkOffice::enterprise))));
        desk = new WorkDesk(
                store,
                kinds,
                new FieldCheck(zones, enterprises, memberships),
                new DutyRoll(zones, enterprises, memberships),
                new Readers(
                        (operation, place, actor) -> permissions.refusal(operation, place, actor),
                        zones,
                        enterprises,
                        memberships,
                        CLOCK),
                (operation, place, actor) -> {
                    asked.add(operation + " " + place);
                    return permissions.refusal(operation, place, actor);
                },
                CLOCK);
    }

    private static Zone zone(org.shifan.api.code.ZoneId id) {
        boolean jiangsu = id.equals(KUNSHAN.zoneId());
        Text name = Text.same(id.value());
        return new Zone(
                id,
                name,
                DivisionCode.of(id.value().substring(0, 6)),
                BureauCode.of(jiangsu ? "jiangsu" : "zhejiang"),
                name,
                List.of(),
                "C37",
                "test",
                "");
    }

    static Enterprise enterprise(OrganisationCode code) {
        return new Enterprise(code, null, "某厂" + code, DivisionCode.of("320583"), BureauCode.of("jiangsu"), true);
    }

    static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("unexpected call of " + method);
            }
            return answer.apply(args);
        }));
    }

    static Signature on(String day) {
        return new Signature(new Actor("li", ""), LocalDate.parse(day), "as agreed");
    }

    /** Enters work that lasts from the day on. */
    Work enter(Subject subject, String kind, String title, String day, String... details) {
        return desk.enter(subject, kind, title, DateRange.from(LocalDate.parse(day)), map(details), on("2014-01-10"));
    }

    Work step(Work work, String step, String day, String... details) {
        return desk.step(work.id(), step, map(details), on(day));
    }

    private static Map<String, String> map(String... details) {
        Map<String, String> out = new java.util.HashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            out.put(details[i], details[i + 1]);
        }
        return out;
    }

    void execute(String statement) {
        TABLES.execute(statement);
    }
}
