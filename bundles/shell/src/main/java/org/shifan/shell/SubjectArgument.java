// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;

/** A zone or an enterprise as a person types it; {@link SubjectCompleter} offers the same. */
final class SubjectArgument {
    private static final String LIKE_A_ZONE = "320583-01";

    private SubjectArgument() {}

    /**
     * The registered zone or enterprise of a zone's key, an enterprise's code, or a subject such as {@code zone:320583-01}.
     *
     * @throws org.shifan.api.text.ShifanException what the registers and the types of codes refuse
     */
    static Subject of(String said, ShifanCommand<?> command) {
        if (said.contains(":")) {
            Subject named = Subject.of(said);
            return named.kind() == Subject.Kind.ZONE ? zone(named.key(), command) : enterprise(named.key(), command);
        }
        return said.contains("-") && said.length() == LIKE_A_ZONE.length()
                ? zone(said, command)
                : enterprise(said, command);
    }

    private static Subject zone(String key, ShifanCommand<?> command) {
        return Subject.zone(
                command.service(ZoneRegistry.class).require(ZoneId.of(key)).id());
    }

    private static Subject enterprise(String code, ShifanCommand<?> command) {
        return Subject.enterprise(
                command.service(EnterpriseRegistry.class).require(code).code());
    }
}
