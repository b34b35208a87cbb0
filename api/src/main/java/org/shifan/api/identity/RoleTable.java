// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Text;

/** The table of roles: which role may do what, where. */
@ProviderType
public interface RoleTable {
    /** All operations in the order of the table. */
    List<Rule> rules();

    /** Where a role may do something. */
    enum Reach {
        /** Nowhere. */
        NOWHERE,
        /** Within its jurisdiction. */
        OWN,
        /** Everywhere. */
        ALL
    }

    /**
     * Who may do one operation.
     *
     * @param methods the methods of services that are this operation, such as {@code ZoneRegistry.register}
     * @param reaches where each role may; a role without an entry may nowhere
     */
    record Rule(String operation, Text title, List<String> methods, Map<Role, Reach> reaches) {
        public Rule {
            methods = List.copyOf(methods);
            reaches = Map.copyOf(reaches);
        }

        public Reach reach(Role role) {
            return reaches.getOrDefault(role, Reach.NOWHERE);
        }
    }
}
