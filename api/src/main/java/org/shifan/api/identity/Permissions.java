// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Actor;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

/**
 * Says whether who acts may do something, by the table of roles; every service asks it before it does anything.
 *
 * <p>An operation has a name such as {@code evaluation.decide}; one that the table does not have is refused to everybody, and so
 * is one to a role without an entry. The server itself ({@link Server}) may do everything.
 */
@ProviderType
@FunctionalInterface
public interface Permissions {
    /**
     * Why who acts may not.
     *
     * @param actor in whose name it shall be done; null where nobody is named
     * @return empty when it is allowed; otherwise {@code identity.refused}, {@code identity.refused.nobody}, {@code
     *     identity.actor.other} when the actor's account is not the one that acts, or {@code identity.operation.unknown}
     */
    Optional<Message> refusal(String operation, Place place, Actor actor);

    /** Whether who acts may do that there. */
    default boolean permit(String operation, Place place) {
        return refusal(operation, place, null).isEmpty();
    }

    /** @throws ShifanException when {@link #refusal} has a reason */
    default void require(String operation, Place place) {
        require(operation, place, null);
    }

    /** @throws ShifanException when {@link #refusal} has a reason */
    default void require(String operation, Place place, Actor actor) {
        refusal(operation, place, actor).ifPresent(message -> {
            throw new ShifanException(message);
        });
    }
}
