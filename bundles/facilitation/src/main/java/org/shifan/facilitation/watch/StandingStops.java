// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.util.Set;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.StandingListener;
import org.shifan.api.core.Subject;

/** Has measures looked at within seconds when a membership ended, a title or a level was withdrawn, or a class was lowered. */
@Component
public final class StandingStops implements StandingListener {
    /** Of more enterprises at once, as an import brings them, everybody's measures are looked at in one go. */
    private static final int MANY = 50;

    private final Consumer<OrganisationCode> soon;

    @Activate
    public StandingStops(@Reference StopsAtOnce atOnce) {
        this(atOnce::soon);
    }

    StandingStops(Consumer<OrganisationCode> soon) {
        this.soon = soon;
    }

    @Override
    public void changed(Set<Subject> subjects) {
        boolean everybody =
                subjects.size() > MANY || subjects.stream().anyMatch(subject -> subject.kind() == Subject.Kind.ZONE);
        if (everybody) {
            soon.accept(null);
        } else {
            subjects.forEach(subject -> soon.accept(subject.organisationCode()));
        }
    }
}
