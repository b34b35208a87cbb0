// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.shifan.api.code.BureauCode;

/**
 * A bundle that brings criteria, facts or another extension.
 *
 * @param id its number in the container
 * @param name its symbolic name
 * @param version of the bundle
 * @param state as the container names it: {@code ACTIVE}, {@code RESOLVED}, {@code INSTALLED} …
 * @param authority whose it says it is; null when it brings no criteria
 * @param digest of its criteria; null when it has none or they could not be read
 * @param provides what it brings, such as {@code criteria jiangsu-zone-provincial 1.0.0} or {@code FactProvider}
 * @param since when it was installed or last updated
 * @param by how it came: {@code feature NAME}, {@code folder PATH} or the address it was installed from
 * @param hands through which it went, as far as anybody knows, in the order of time; empty for what the server itself brought
 */
public record Plugin(
        long id,
        String name,
        String version,
        String state,
        BureauCode authority,
        String digest,
        List<String> provides,
        Instant since,
        String by,
        List<Hand> hands) {

    public Plugin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(by, "by");
        provides = List.copyOf(provides);
        hands = List.copyOf(hands);
    }

    /** What somebody did with it. */
    public enum Deed {
        /** Installed the bundle, or updated it last. */
        INSTALLED,
        /** Put its criteria forward to be in force. */
        SUBMITTED,
        /** Agreed that they come into force. */
        APPROVED
    }

    /**
     * Somebody who did something with it.
     *
     * @param deed the last of its kind
     * @param by the account that was logged in, or the name that was given where nobody was
     * @param loggedIn whether the server had checked who it was
     * @param at when
     */
    public record Hand(Deed deed, String by, boolean loggedIn, Instant at) {
        public Hand {
            Objects.requireNonNull(deed, "deed");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }
}
