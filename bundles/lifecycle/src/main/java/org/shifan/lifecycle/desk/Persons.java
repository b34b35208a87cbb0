// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.Optional;

import org.shifan.api.core.Actor;
import org.shifan.api.lifecycle.CaseEntry;

/** Who stands behind a line: an account, and the name for which it acts. Neither becomes another by its spelling. */
final class Persons {
    private Persons() {}

    /** The name that stands behind both, as an account or as the one it acts for. */
    static Optional<String> shared(Actor actor, CaseEntry entry) {
        return actor.inCommonWith(of(entry));
    }

    /** Whether the actor is that person, or acts for them. */
    static boolean is(Actor actor, String name) {
        return actor.inCommonWith(Actor.named(name)).isPresent();
    }

    static boolean same(String name, String other) {
        return is(Actor.named(name), other);
    }

    private static Actor of(CaseEntry entry) {
        return entry.loggedIn() ? new Actor(entry.by(), entry.onBehalfOf()) : Actor.named(entry.by());
    }

    /** Whether that person entered the line, or it was entered for them. */
    static boolean behind(CaseEntry entry, String name) {
        return is(of(entry), name);
    }

    /** The one for whom it was entered, or the account itself. */
    static String shown(CaseEntry entry) {
        return entry.onBehalfOf().isEmpty() ? entry.by() : entry.onBehalfOf();
    }
}
