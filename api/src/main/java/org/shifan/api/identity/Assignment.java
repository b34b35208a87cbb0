// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** A role for a jurisdiction; somebody may have several. */
public record Assignment(Role role, Jurisdiction jurisdiction) implements Comparable<Assignment> {
    /** What everybody has. */
    public static final Assignment PUBLIC = new Assignment(Role.PUBLIC, Jurisdiction.COUNTRY);

    private static final Messages M = Messages.of(Assignment.class);

    /** @throws ShifanException {@code identity.assignment.kind} when the role is never had for that kind of jurisdiction */
    public Assignment {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        if (!role.kinds().contains(jurisdiction.kind())) {
            throw new ShifanException(M.message(
                    "identity.assignment.kind",
                    role.code(),
                    role.kinds().stream().map(Jurisdiction.Kind::code).collect(Collectors.joining(", ")),
                    jurisdiction));
        }
    }

    /**
     * Reads {@code aqsiq} or {@code bureau-officer@bureau:jiangsu}; without a jurisdiction it is the country.
     *
     * @throws ShifanException {@code identity.role.unknown}, {@code identity.assignment.kind}, or what {@link
     *     Jurisdiction#of} refuses
     */
    public static Assignment of(String text) {
        String plain = text == null ? "" : text.strip();
        int at = plain.indexOf('@');
        String code = at < 0 ? plain : plain.substring(0, at);
        Role role = Role.of(code)
                .orElseThrow(() -> new ShifanException(M.message(
                        "identity.role.unknown",
                        code,
                        Stream.of(Role.values()).map(Role::code).collect(Collectors.joining(", ")))));
        return new Assignment(role, at < 0 ? Jurisdiction.COUNTRY : Jurisdiction.of(plain.substring(at + 1)));
    }

    @Override
    public int compareTo(Assignment other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return jurisdiction.equals(Jurisdiction.COUNTRY) ? role.code() : role.code() + "@" + jurisdiction;
    }
}
