// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who takes a step, as far as the server knows.
 *
 * <p>What can be defended years later is the account: the server has checked who is logged in. A name that somebody types
 * proves nothing; beside an account it is kept as the one on whose behalf the account acts, and it stands for the
 * person only where nobody is logged in at all.
 *
 * @param account the account that is logged in; empty where nobody is
 * @param name a person's name as it was typed; empty for the account itself
 */
public record Actor(String account, String name) {
    public Actor {
        account = account == null ? "" : account.strip();
        name = name == null ? "" : name.strip();
    }

    /** Somebody who is not logged in. */
    public static Actor named(String name) {
        return new Actor("", name);
    }

    /** Whether the server has checked who it is. */
    public boolean loggedIn() {
        return !account.isEmpty();
    }

    /** The acting person: the account, or the name where nobody is logged in; empty when nobody is named at all. */
    public String by() {
        return loggedIn() ? account : name;
    }

    /** On whose behalf the account acts; empty when it acts for itself, or when nobody is logged in. */
    public String onBehalfOf() {
        return loggedIn() && !name.equals(account) ? name : "";
    }

    /**
     * The account or the name of this one that stands behind what the other did too, however it is spaced and its letters
     * are written; empty when they are two persons.
     */
    public Optional<String> inCommonWith(Actor other) {
        return names().filter(
                        name -> other.names().anyMatch(theirs -> plain(theirs).equals(plain(name))))
                .findFirst();
    }

    private Stream<String> names() {
        return Stream.of(by(), onBehalfOf()).filter(each -> !each.isEmpty());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
