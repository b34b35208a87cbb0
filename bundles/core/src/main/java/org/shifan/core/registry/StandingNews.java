// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.StandingListener;
import org.shifan.api.core.Subject;

/** Tells those who listen whose standing changed. */
@Component(service = StandingNews.class)
public final class StandingNews {
    private static final Logger LOG = LoggerFactory.getLogger(StandingNews.class);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<StandingListener> listeners = List.of();

    /** To be told once the change is committed. */
    public void changed(Set<Subject> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        for (StandingListener listener : listeners) {
            try {
                listener.changed(subjects);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("The listener {} fails", listener.getClass().getName(), e);
            }
        }
    }
}
