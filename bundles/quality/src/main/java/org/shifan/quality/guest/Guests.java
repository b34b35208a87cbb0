// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.guest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.operations.Supervisor;

/**
 * The services of one kind that bundles offer. Those of the platform are called as they are, and may act as the server; those of other
 * bundles are made and called under supervision, as nobody.
 */
public final class Guests<T> {
    private static final String OURS = "shifan-";

    private final Supervisor supervisor;
    private final String user;
    private final List<Guest<T>> all = new CopyOnWriteArrayList<>();

    /** @param user what they are asked for, in one word */
    public Guests(Supervisor supervisor, String user) {
        this.supervisor = supervisor;
        this.user = user;
    }

    public void come(ComponentServiceObjects<T> offer) {
        ServiceReference<T> reference = offer.getServiceReference();
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            // It went meanwhile.
            return;
        }
        Object id = reference.getProperty(Constants.SERVICE_ID);
        if (isOurs(bundle)) {
            T service = offer.getService();
            if (service != null) {
                all.add(Guest.own(id, service));
            }
            return;
        }
        all.add(supervisor
                .make(bundle.getBundleId(), name(reference), offer::getService)
                .map(service -> foreign(id, service, bundle.getBundleId()))
                .orElseGet(() -> Guest.unmade(id, name(reference))));
    }

    public void go(ComponentServiceObjects<T> offer) {
        ServiceReference<T> reference = offer.getServiceReference();
        Object id = reference.getProperty(Constants.SERVICE_ID);
        all.removeIf(guest -> {
            boolean gone = guest.id().equals(id);
            if (gone) {
                guest.forget();
                if (guest.service() != null) {
                    offer.ungetService(guest.service());
                }
            }
            return gone;
        });
        supervisor.unmade((Long) reference.getProperty(Constants.SERVICE_BUNDLEID), name(reference));
    }

    /** Takes these for those that are here, for where no container brings them. */
    public void are(List<T> own) {
        all.clear();
        own.forEach(service -> all.add(Guest.own(service, service)));
    }

    /** Adds one of another bundle, for where no container brings it. */
    public void add(T service, long bundle) {
        all.add(foreign(service, service, bundle));
    }

    /** Those that are here, those that could not be made among them. */
    public List<Guest<T>> all() {
        return List.copyOf(all);
    }

    private Guest<T> foreign(Object id, T service, long bundle) {
        String name = service.getClass().getName();
        return new Guest<>(id, name, service, supervisor.supervise(bundle, name));
    }

    private String name(ServiceReference<T> reference) {
        return user + " of component " + reference.getProperty(ComponentConstants.COMPONENT_NAME);
    }

    /** As swaps tell it too: what brings criteria, or bears another name, extends the platform. */
    private static boolean isOurs(Bundle bundle) {
        return String.valueOf(bundle.getSymbolicName()).startsWith(OURS)
                && bundle.getHeaders("").get(CriteriaBundle.HEADER) == null;
    }
}
