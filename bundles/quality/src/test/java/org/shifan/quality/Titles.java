// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;

/** Titles and memberships in memory, from 2014 on: those questions that traces ask. */
public final class Titles {
    private static final Decision GRANTED = new Decision("bureau", LocalDate.of(2014, 1, 1), "granted", "");
    private static final DateRange SINCE = new DateRange(LocalDate.of(2014, 1, 1), null);

    private final Map<Subject, Grant> titles = new HashMap<>();
    private final Map<OrganisationCode, Membership> members = new HashMap<>();
    private final List<Grant> withdrawn = new ArrayList<>();
    /** That of every zone. */
    private Level level = Level.PROVINCIAL;

    public Titles title(String code) {
        Subject subject = Subject.enterprise(OrganisationCode.of(code));
        titles.put(
                subject,
                new Grant(
                        1,
                        subject,
                        Grant.Kind.DEMONSTRATION_ENTERPRISE,
                        "",
                        SINCE,
                        Grant.Precision.DAY,
                        GRANTED,
                        null,
                        null));
        return this;
    }

    /** The title ended, as a case ends it. */
    public void untitled(String code) {
        titles.remove(Subject.enterprise(OrganisationCode.of(code)));
    }

    public Titles member(String code, String zone) {
        return member(code, zone, SINCE);
    }

    public Titles member(String code, String zone, DateRange period) {
        OrganisationCode enterprise = OrganisationCode.of(code);
        members.put(enterprise, new Membership(1, enterprise, ZoneId.of(zone), period, GRANTED, null));
        return this;
    }

    public Titles level(Level held) {
        level = held;
        return this;
    }

    /** The titles that were withdrawn. */
    public List<Grant> withdrawn() {
        return withdrawn;
    }

    public Grants grants() {
        return fake(Grants.class, (proxy, method, args) -> {
            switch (method.getName()) {
                case "held":
                    return Optional.ofNullable(titles.get((Subject) args[0]));
                case "level":
                    return level;
                case "withdraw":
                    Grant ended = titles.values().stream()
                            .filter(grant -> grant.id() == (Long) args[0])
                            .findFirst()
                            .orElseThrow();
                    titles.remove(ended.subject());
                    withdrawn.add(ended);
                    return ended;
                default:
                    throw new UnsupportedOperationException(method.getName());
            }
        });
    }

    public Memberships memberships() {
        return fake(Memberships.class, (proxy, method, args) -> {
            if (method.getName().equals("membership")) {
                return Optional.ofNullable(members.get((OrganisationCode) args[0]));
            }
            if (method.getName().equals("memberships") && args[0] instanceof ZoneId zone) {
                return members.values().stream()
                        .filter(member -> member.zone().equals(zone))
                        .toList();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Titles.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
