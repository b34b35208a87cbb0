// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Title;
import org.shifan.lifecycle.desk.ReviewDesk;

/** Opens a review of a title out of turn when something grave has happened, once for each event (七(三)). */
@Component(service = Lookout.class)
public final class ReassessmentWatch implements Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(ReassessmentWatch.class);

    private final ReviewDesk reviews;
    private final Memberships memberships;
    private final Grounds grounds = Grounds.read();
    private final List<CauseSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public ReassessmentWatch(@Reference ReviewDesk reviews, @Reference Memberships memberships) {
        this.reviews = reviews;
        this.memberships = memberships;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSource(CauseSource source) {
        sources.add(source);
    }

    void removeSource(CauseSource source) {
        sources.remove(source);
    }

    @Override
    public int look(LocalDate today) {
        int entered = 0;
        for (CauseSource source : sources) {
            for (CauseSource.Cause cause : source.causes(today.minusDays(grounds.days()), today)) {
                entered += entered(cause, today);
            }
        }
        return entered;
    }

    private int entered(CauseSource.Cause cause, LocalDate today) {
        int entered = 0;
        for (Subject subject : concerned(cause)) {
            try {
                Optional<Title> title = reviews.title(subject, today)
                        // What was granted since was granted knowing of it.
                        .filter(held -> reviews.held(subject, held, cause.day()));
                if (title.isPresent() && reviews.cause(subject, title.get(), cause.key(), cause.day(), cause.why())) {
                    entered++;
                }
            } catch (RuntimeException e) {
                // One that cannot be entered keeps no other from it.
                LOG.warn("{} of {} cannot be entered: {}", cause.key(), subject, e.getMessage());
            }
        }
        return entered;
    }

    private Set<Subject> concerned(CauseSource.Cause cause) {
        Set<Subject> out = new LinkedHashSet<>();
        out.add(cause.subject());
        if (cause.subject().kind() == Subject.Kind.ENTERPRISE) {
            memberships
                    .membership(cause.subject().organisationCode(), cause.day())
                    .ifPresent(m -> out.add(Subject.zone(m.zone())));
        }
        return out;
    }
}
