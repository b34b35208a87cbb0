// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testroles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.shifan.api.core.Actor;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Role;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The table of roles that is shipped, for tests of services that ask by it: somebody in one role tries what changes something. The
 * accounts and logins behind it are the identity bundle's own to test.
 */
public final class TableOfRoles implements Permissions {
    private static final Path FILE = Path.of("../identity/src/main/resources/org/shifan/identity/roles.txt");
    static final String REFUSED = "identity.refused";

    private final Map<String, String> reaches = new LinkedHashMap<>();
    private final Map<String, List<String>> methods = new LinkedHashMap<>();
    private Assignment who;
    private String account = "";
    private Tried tried;

    public TableOfRoles() {
        try (Stream<String> lines = Files.lines(FILE)) {
            lines.filter(line -> line.contains("|") && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .forEach(cells -> {
                        reaches.put(cells[0].strip(), " " + cells[1].strip() + " ");
                        methods.put(cells[0].strip(), List.of(cells[2].strip().split(" +")));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Somebody is logged in from now on.
     *
     * @param role such as {@code bureau-officer@bureau:jiangsu}
     */
    public void become(String name, String role) {
        account = name;
        who = Assignment.of(role);
    }

    /** Everybody may everything from now on, as before the first {@link #become}. */
    public void open() {
        who = null;
    }

    @Override
    public Optional<Message> refusal(String operation, Place place, Actor actor) {
        String rule = reaches.get(operation);
        if (rule == null) {
            throw new AssertionError(operation + " is not in the table of roles");
        }
        if (who == null) {
            return Optional.empty();
        }
        if (actor != null && !actor.account().equals(account)) {
            return Optional.of(no("identity.actor.other"));
        }
        boolean may = may(rule, who.role(), place) || may(rule, Role.PUBLIC, place);
        if (tried != null && may) {
            tried.allowed(operation);
        }
        return may ? Optional.empty() : Optional.of(no(REFUSED));
    }

    private boolean may(String rule, Role role, Place place) {
        return rule.contains(" " + role.code() + "=all ")
                || (rule.contains(" " + role.code() + "=own ")
                        && who.jurisdiction().covers(place));
    }

    private static Message no(String key) {
        return new Message(key, Text.same(key), List.of());
    }

    /**
     * Each change is refused to each of the others and leaves everything as it was; then the one whose own it is gets past the
     * question (what the service says of the values is not looked at).
     *
     * @param name the account of whoever tries
     * @param own a role that may all of it
     * @param others roles elsewhere, and roles that may none of it anywhere
     * @param changes by what they are called
     * @param state all that could have changed
     */
    public void holds(
            String name, String own, List<String> others, Map<String, ThrowingCallable> changes, Supplier<?> state) {
        Object before = state.get();
        changes.forEach((what, change) -> {
            for (String other : others) {
                become(name, other);
                assertThat(refused(change)).as("%s by %s", what, other).isEqualTo(REFUSED);
                open();
                assertThat(state.get()).as("after %s by %s", what, other).isEqualTo(before);
            }
        });
        changes.forEach((what, change) -> {
            become(name, own);
            assertThat(refused(change)).as("%s by %s", what, own).isNotEqualTo(REFUSED);
        });
        open();
        assertThat(state.get()).as("what was allowed changes something").isNotEqualTo(before);
    }

    /** What the table says of an operation to somebody in a role, at a place; this is not asked by a service. */
    boolean documented(String operation, Assignment assignment, Place place) {
        String rule = reaches.get(operation);
        return rule.contains(" " + assignment.role().code() + "=all ")
                || rule.contains(" public=all ")
                || (rule.contains(" " + assignment.role().code() + "=own ")
                        && assignment.jurisdiction().covers(place));
    }

    /** The operations of a method, such as {@code Cases.step}; none when the table does not have it. */
    List<String> operations(String method) {
        return methods.entrySet().stream()
                .filter(each -> each.getValue().contains(method))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All methods of a service that the table has. */
    List<String> methods(Class<?> service) {
        return methods.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.startsWith(service.getSimpleName() + "."))
                .distinct()
                .toList();
    }

    /** From now on whoever asks is let go no further than the question of that operation; null ends it. */
    void trying(Tried now) {
        tried = now;
    }

    /** Is told what was allowed. */
    @FunctionalInterface
    interface Tried {
        void allowed(String operation);
    }

    /**
     * Every method of a service in every role, at home and elsewhere: see {@link EveryRole}.
     *
     * @param home what the calls are about, as completely as the registers know it
     */
    public EveryRole everyRole(Class<?> service, Place home) {
        return new EveryRole(this, service, home);
    }

    /** The code of the refusal; empty when there is none. */
    private static String refused(ThrowingCallable change) {
        Throwable thrown = catchThrowable(change);
        if (thrown == null) {
            return "";
        }
        assertThat(thrown).isInstanceOf(ShifanException.class);
        return ((ShifanException) thrown).code();
    }
}
