// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;

import org.shifan.api.criteria.CriteriaBundle;

/**
 * The services of one kind that bundles offer. That of a bundle with criteria is made under supervision: whoever asks for a
 * service that Declarative Services has not made yet runs its constructor. Modules of the platform may take their time.
 *
 * @param <S> the kind
 */
public final class Offered<S> {
    private final PlugIns plugIns;
    private final Map<Long, S> made = new ConcurrentHashMap<>();

    public Offered(PlugIns plugIns) {
        this.plugIns = plugIns;
    }

    /** The service, unless it cannot be made. */
    public Optional<S> come(ComponentServiceObjects<S> offer) {
        ServiceReference<S> reference = offer.getServiceReference();
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            // It went meanwhile.
            return Optional.empty();
        }
        Optional<S> service = bundle.getHeaders("").get(CriteriaBundle.HEADER) == null
                ? Optional.ofNullable(offer.getService())
                : plugIns.make(bundle.getBundleId(), name(reference), offer::getService);
        service.ifPresent(it -> made.put(id(reference), it));
        return service;
    }

    /** The service that came and now goes; nothing when it never was made. */
    public Optional<S> go(ComponentServiceObjects<S> offer, Map<String, Object> properties) {
        ServiceReference<S> reference = offer.getServiceReference();
        plugIns.unmade((Long) properties.get(Constants.SERVICE_BUNDLEID), name(reference));
        Optional<S> service = Optional.ofNullable(made.remove(id(reference)));
        service.ifPresent(offer::ungetService);
        return service;
    }

    private static Long id(ServiceReference<?> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }

    private static String name(ServiceReference<?> reference) {
        Object component = reference.getProperty(ComponentConstants.COMPONENT_NAME);
        return component == null ? "service " + id(reference) : "component " + component;
    }
}
