// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.ZoneRegistry;

/** Offers zones by their key and zones and enterprises as subjects, such as {@code zone:320583-01}. */
@Service
public class SubjectCompleter extends NameCompleter {

    private static final String ZONE = "zone:";
    private static final String ENTERPRISE = "enterprise:";

    @Override
    Stream<?> names(String beginning) {
        if (begins(ENTERPRISE, beginning)) {
            String code = beginning.length() <= ENTERPRISE.length() ? "" : beginning.substring(ENTERPRISE.length());
            return EnterpriseCompleter.codes(this, code).map(found -> ENTERPRISE + found);
        }
        Stream<?> zones = ask(ZoneRegistry.class, r -> r.zones().stream().map(z -> z.id()));
        if (begins(ZONE, beginning)) {
            return zones.map(zone -> ZONE + zone);
        }
        return beginning.isEmpty() ? zones : Stream.concat(zones, EnterpriseCompleter.codes(this, beginning));
    }

    /** Whether the prefix is typed as a whole or in part. */
    private static boolean begins(String prefix, String beginning) {
        return beginning.startsWith(prefix) || (!beginning.isEmpty() && prefix.startsWith(beginning));
    }
}
