// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testroles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Jurisdiction;
import org.shifan.api.identity.Jurisdiction.Kind;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Role;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every method of a service that the shipped table of roles has, in every role of every kind, at home and elsewhere, answers exactly as the
 * table says. A method of the table that the test does not call fails it, and so does one that the table does not have.
 *
 * <p>Whoever may change something gets no further than the question, so that one state serves all of it; whoever may not must be
 * refused by the question. Whoever may read sees what there is; who may not is refused, or sees nothing.
 */
public final class EveryRole {
    /** The account in whose name calls are made. */
    public static final String ACCOUNT = "somebody";

    private static final Place ELSEWHERE = new Place(
            BureauCode.of("fujian"),
            DivisionCode.of("350203"),
            ZoneId.of("350203-01"),
            OrganisationCode.of("101690725"));

    private final TableOfRoles table;
    private final Class<?> service;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private Place home;
    private String operation;

    EveryRole(TableOfRoles table, Class<?> service, Place home) {
        this.table = table;
        this.service = service;
        this.home = home;
    }

    private record Call(String method, String operation, Place home, boolean changes, Callable<?> call) {}

    /** Something that changes. */
    @FunctionalInterface
    public interface Change {
        void make() throws Exception;
    }

    /** What the calls behind it are about. */
    public EveryRole at(Place other) {
        home = other;
        return this;
    }

    /** By which operation the next call is asked for, where the table has the method under several. */
    public EveryRole by(String name) {
        operation = name;
        return this;
    }

    public EveryRole change(String method, Change change) {
        return add(method, true, () -> {
            change.make();
            return null;
        });
    }

    /** @param call gives what there is to see: it must not be empty for who may see it */
    public EveryRole read(String method, Callable<?> call) {
        return add(method, false, call);
    }

    private EveryRole add(String method, boolean changes, Callable<?> call) {
        String full = service.getSimpleName() + "." + method;
        List<String> operations = table.operations(full);
        assertThat(operations)
                .as("operations of %s in the table of roles", full)
                .isNotEmpty();
        String asked = operation;
        if (asked == null) {
            assertThat(operations)
                    .as("operations of %s, of which by(...) chooses", full)
                    .hasSize(1);
            asked = operations.get(0);
        }
        assertThat(operations).contains(asked);
        calls.put(full + " " + asked + " " + home, new Call(full, asked, home, changes, call));
        operation = null;
        return this;
    }

    /**
     * Tries all of it.
     *
     * @param state all that could be changed; it must be the same afterwards
     */
    public void isAsDocumented(Supplier<?> state) {
        assertThat(calls.values().stream().map(Call::method).distinct())
                .as("methods of %s that are tried", service.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(table.methods(service));
        table.open();
        Object before = state.get();
        List<String> otherwise = new ArrayList<>();
        for (Call call : calls.values()) {
            for (Assignment each : everybody(call.home)) {
                boolean expected = table.documented(call.operation, each, call.home);
                String found = tried(call, each);
                if (!found.equals(expected ? "may" : "may not")) {
                    otherwise.add(call.method + " (" + call.operation + ") as " + each + " at " + call.home
                            + ": documented " + (expected ? "may" : "may not") + ", found " + found);
                }
            }
        }
        table.open();
        assertThat(otherwise).isEmpty();
        assertThat(state.get()).as("after every role tried everything").isEqualTo(before);
    }

    /** Each role with each kind of jurisdiction that the place has, at home and elsewhere. */
    private static List<Assignment> everybody(Place home) {
        List<Assignment> out = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Kind kind : role.kinds()) {
                if (kind == Kind.COUNTRY) {
                    out.add(new Assignment(role, Jurisdiction.COUNTRY));
                } else {
                    String own = key(kind, home);
                    if (own != null) {
                        out.add(new Assignment(role, new Jurisdiction(kind, own)));
                    }
                    out.add(new Assignment(role, new Jurisdiction(kind, key(kind, ELSEWHERE))));
                }
            }
        }
        return out;
    }

    private static String key(Kind kind, Place place) {
        Object key = switch (kind) {
            case BUREAU -> place.bureau();
            case DIVISION -> place.division();
            case ZONE -> place.zone();
            case ENTERPRISE -> place.enterprise();
            case COUNTRY -> "";
        };
        return key == null ? null : key.toString();
    }

    private String tried(Call call, Assignment assignment) {
        table.become(ACCOUNT, assignment.toString());
        boolean[] allowed = new boolean[1];
        if (call.changes) {
            table.trying(asked -> {
                if (asked.equals(call.operation)) {
                    allowed[0] = true;
                    throw new GoesNoFurther();
                }
            });
        }
        try {
            Object seen = call.call.call();
            if (call.changes) {
                return "was not asked";
            }
            return empty(seen) ? "may not" : "may";
        } catch (GoesNoFurther e) {
            return "may";
        } catch (ShifanException e) {
            return e.code().equals(TableOfRoles.REFUSED) ? "may not" : e.code();
        } catch (Exception e) {
            return allowed[0] ? "may" : e.toString();
        } finally {
            table.trying(null);
        }
    }

    private static boolean empty(Object seen) {
        return seen == null
                || (seen instanceof Collection<?> all && all.isEmpty())
                || (seen instanceof Optional<?> one && one.isEmpty())
                || (seen instanceof Number number && number.longValue() == 0);
    }

    private static final class GoesNoFurther extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
