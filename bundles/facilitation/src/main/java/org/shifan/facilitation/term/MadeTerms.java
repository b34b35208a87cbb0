// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.term;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.ComponentServiceObjects;

import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.operations.Supervisor;

/** The terms that bundles offer, each made under supervision: its constructor is code of the bundle. */
public final class MadeTerms {
    private final Supervisor supervisor;
    private final String user;
    /** By the number of the service. */
    private final Map<Long, BureauTerms> made = new ConcurrentHashMap<>();

    /** @param user who asks for them, in one word */
    public MadeTerms(Supervisor supervisor, String user) {
        this.supervisor = supervisor;
        this.user = user;
    }

    /** The terms, unless they cannot be made. */
    public Optional<BureauTerms> come(ComponentServiceObjects<BureauTerms> offer, Map<String, Object> properties) {
        Optional<BureauTerms> terms = supervisor.make(bundle(properties), name(properties), offer::getService);
        terms.ifPresent(it -> made.put(id(properties), it));
        return terms;
    }

    /** The terms that came and now go; nothing when they never were made. */
    public Optional<BureauTerms> go(ComponentServiceObjects<BureauTerms> offer, Map<String, Object> properties) {
        supervisor.unmade(bundle(properties), name(properties));
        Optional<BureauTerms> terms = Optional.ofNullable(made.remove(id(properties)));
        terms.ifPresent(offer::ungetService);
        return terms;
    }

    private static Long bundle(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_BUNDLEID);
    }

    private static Long id(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    private String name(Map<String, Object> properties) {
        return user + " of component " + properties.getOrDefault(ComponentConstants.COMPONENT_NAME, "");
    }
}
