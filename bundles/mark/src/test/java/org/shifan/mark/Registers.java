// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;

/** Registers with one zone and one enterprise; a test tells until when the titles and the membership last. */
public final class Registers {
    static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    static final ZoneId OTHER = ZoneId.of("320500-01");
    static final OrganisationCode FIRM = OrganisationCode.of("192203821");
    static final LocalDate SINCE = LocalDate.of(2014, 1, 1);

    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final Decision DECISION = new Decision("江苏局", SINCE, "as found", "");

    LocalDate levelUntil;
    LocalDate memberUntil;
    LocalDate enterpriseTitleUntil;
    Level level = Level.NATIONAL;

    public Grounds grounds() {
        ZoneRegistry zones = fake(
                ZoneRegistry.class,
                Map.of("require", args -> zone((ZoneId) args[0]), "zone", args -> Optional.of(zone((ZoneId) args[0]))));
        EnterpriseRegistry enterprises = fake(
                EnterpriseRegistry.class, Map.of("require", args -> firm(), "enterprise", args -> Optional.of(firm())));
        Memberships memberships = fake(
                Memberships.class,
                Map.of(
                        "membership",
                        args -> Optional.of(new Membership(
                                        1, FIRM, KUNSHAN, DateRange.of(SINCE, memberUntil), DECISION, null))
                                .filter(m -> m.period().contains((LocalDate) args[1]))));
        Grants grants = fake(
                Grants.class,
                Map.of(
                        "level",
                        args -> args[0].equals(KUNSHAN)
                                        && DateRange.of(SINCE, levelUntil).contains((LocalDate) args[1])
                                ? level
                                : Level.CULTIVATING,
                        "held",
                        args -> Optional.of(new Grant(
                                        1,
                                        (Subject) args[0],
                                        (Grant.Kind) args[1],
                                        "",
                                        DateRange.of(SINCE, enterpriseTitleUntil),
                                        Grant.Precision.DAY,
                                        DECISION,
                                        null,
                                        null))
                                .filter(g -> g.holdsOn((LocalDate) args[2]))));
        return new Grounds(zones, enterprises, memberships, grants);
    }

    private static Zone zone(ZoneId id) {
        return new Zone(
                id,
                new Text("昆山自行车示范区", "Kunshan bicycles"),
                DivisionCode.of("320583"),
                JIANGSU,
                new Text("自行车", "bicycles"),
                List.of(),
                "C37",
                "",
                "");
    }

    private static Enterprise firm() {
        return new Enterprise(FIRM, null, "昆山某车业有限公司", DivisionCode.of("320583"), JIANGSU, true);
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        Map<String, Function<Object[], Object>> known = new HashMap<>(answers);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = known.get(method.getName());
            if (answer == null) {
                throw new AssertionError("nobody was to ask " + type.getSimpleName() + "." + method.getName());
            }
            return answer.apply(args);
        }));
    }
}
