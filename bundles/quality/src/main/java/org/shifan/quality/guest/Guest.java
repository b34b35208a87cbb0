// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.guest;

import java.util.function.Function;

import org.shifan.api.operations.Supervision;

/**
 * A service that a bundle offers.
 *
 * @param id by which it is told from others
 * @param name its class, or its component when it could not be made
 * @param service null when it could not be made
 * @param supervision null for one of the platform
 */
public record Guest<T>(Object id, String name, T service, Supervision supervision) {

    static <T> Guest<T> own(Object id, T service) {
        return new Guest<>(id, service.getClass().getName(), service, null);
    }

    static <T> Guest<T> unmade(Object id, String name) {
        return new Guest<>(id, name, null, null);
    }

    /** Whether it is one of the platform, which is no plug-in. */
    public boolean own() {
        return service != null && supervision == null;
    }

    /**
     * Asks it.
     *
     * @param about what it is asked about: who fails at the same twice has failed once
     * @param question answers with values that have no code of the bundle in them
     * @throws org.shifan.api.text.ShifanException {@code plugin.…}, when it is of another bundle and broke, took too much or is out
     */
    public <R> R ask(Object about, Function<T, R> question) {
        if (service == null) {
            throw new IllegalStateException("it could not be made");
        }
        return own() ? question.apply(service) : supervision.call(about, () -> question.apply(service));
    }

    void forget() {
        if (supervision != null) {
            supervision.forget();
        }
    }
}
