// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.Optional;

import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;

/** The services of the api as they are at this moment: their bundles come and go, the routes stay. */
public interface Services {
    /** The service, if it is there now. */
    <T> Optional<T> find(Class<T> type);

    /**
     * The service.
     *
     * @throws Refusal 503 with Retry-After, which names the module that is away
     */
    default <T> T need(Class<T> type) {
        return find(type)
                .orElseThrow(() -> Refusal.of(503, "rest.away", Module.of(type), type.getSimpleName())
                        .with("Retry-After", "10"));
    }

    /** Whether who calls may do that everywhere; not while nobody can say so. */
    default boolean permit(String operation) {
        return find(Permissions.class)
                .filter(permissions -> permissions.permit(operation, Place.COUNTRY))
                .isPresent();
    }

    /** Which bundle serves a package of the api. */
    final class Module {
        private Module() {}

        static String of(Class<?> type) {
            String name = type.getPackageName();
            String last = name.substring(name.lastIndexOf('.') + 1);
            return switch (last) {
                case "criteria", "fact", "release", "analysis" -> "evaluation";
                case "work" -> "lifecycle";
                case "intake" -> "records";
                case "report" -> "reporting";
                case "store", "http" -> "rest";
                default -> last;
            };
        }
    }
}
