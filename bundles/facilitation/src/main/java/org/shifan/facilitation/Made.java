// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;

import org.shifan.api.operations.Supervisor;

/** The services that bundles offer, each made under supervision: its constructor is code of the bundle. */
public final class Made<T> {
    private final Supervisor supervisor;
    private final String user;
    /** By the number of the service. */
    private final Map<Long, T> made = new ConcurrentHashMap<>();

    /** @param user who asks for them, in one word */
    public Made(Supervisor supervisor, String user) {
        this.supervisor = supervisor;
        this.user = user;
    }

    /** The service, unless it cannot be made. */
    public Optional<T> come(ComponentServiceObjects<T> offer, Map<String, Object> properties) {
        Optional<T> service = supervisor.make(bundle(properties), name(properties), offer::getService);
        service.ifPresent(it -> made.put(id(properties), it));
        return service;
    }

    /** The service that came and now goes; nothing when it never was made. */
    public Optional<T> go(ComponentServiceObjects<T> offer, Map<String, Object> properties) {
        supervisor.unmade(bundle(properties), name(properties));
        Optional<T> service = Optional.ofNullable(made.remove(id(properties)));
        service.ifPresent(offer::ungetService);
        return service;
    }

    static Long bundle(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_BUNDLEID);
    }

    private static Long id(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    private String name(Map<String, Object> properties) {
        return user + " of component " + properties.getOrDefault(ComponentConstants.COMPONENT_NAME, "");
    }
}
