// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.identity.Looking;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * Asks whether somebody may do something with the server. What only looks at it is at work without an answer, also while the database is
 * away; what changes it waits until there is somebody to ask.
 */
@Component(service = Asking.class)
public final class Asking {
    private static final Messages M = Messages.of(Asking.class);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Permissions permissions;

    /** The same with somebody to ask, for where no container brings one. */
    public Asking with(Permissions others) {
        permissions = others;
        return this;
    }

    /** Refuses who may not look at the server; {@link Looking} says who may while there is nobody to ask. */
    public void look() {
        Looking.require(permissions);
    }

    /** @throws ShifanException what {@link Permissions} says, or {@code operations.permissions.away} */
    public void require(String operation) {
        Permissions now = permissions;
        if (now == null) {
            throw new ShifanException(M.message("operations.permissions.away", operation));
        }
        now.require(operation, Place.COUNTRY);
    }
}
