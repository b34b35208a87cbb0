// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.market.Warning;
import org.shifan.api.market.WarningListener;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;

/** Who delivers warnings: bundles of others, since the platform itself has none; they are made and told under supervision. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Supervisor supervisor;
    private final List<Told> all = new CopyOnWriteArrayList<>();

    Listeners(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    private record Told(Object id, String name, WarningListener listener, Supervision supervision) {
        void tell(List<Warning> said) {
            try {
                supervision.call(said.get(0).id(), () -> {
                    listener.raised(said);
                    return true;
                });
            } catch (RuntimeException e) {
                LOG.warn("{} failed on {} warnings", name, said.size(), e);
            }
        }
    }

    void come(ComponentServiceObjects<WarningListener> offer, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        supervisor
                .make(bundle, name(properties), offer::getService)
                .ifPresent(listener -> add(properties.get(Constants.SERVICE_ID), listener, bundle));
    }

    void add(Object id, WarningListener listener, long bundle) {
        String name = listener.getClass().getName();
        all.add(new Told(id, name, listener, supervisor.supervise(bundle, name)));
    }

    void go(ComponentServiceObjects<WarningListener> offer, Map<String, Object> properties) {
        supervisor.unmade((Long) properties.get(Constants.SERVICE_BUNDLEID), name(properties));
        all.removeIf(each -> {
            boolean gone = each.id().equals(properties.get(Constants.SERVICE_ID));
            if (gone) {
                each.supervision().forget();
                offer.ungetService(each.listener());
            }
            return gone;
        });
    }

    private static String name(Map<String, Object> properties) {
        return "warnings of component " + properties.get(ComponentConstants.COMPONENT_NAME);
    }

    void tell(List<Warning> said) {
        all.forEach(each -> each.tell(List.copyOf(said)));
    }
}
