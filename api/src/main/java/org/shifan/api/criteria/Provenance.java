// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.util.List;

/**
 * What an item stands on besides its clause.
 *
 * @param origin the set that wrote it; null when it is the set itself
 * @param terms the open terms of the policy that its rule reads, each with the one number that counts on the day, or with
 *     none when none does
 */
public record Provenance(Origin origin, List<BoundTerm> terms) {
    /** Of an item that the set wrote itself and that reads no open term. */
    public static final Provenance OWN = new Provenance(null, List.of());

    public Provenance {
        terms = List.copyOf(terms);
    }

    /**
     * Where an item comes from that another set wrote.
     *
     * @param changes by whom it was changed since, the earliest first
     */
    public record Origin(String set, String version, List<Change> changes) {
        public Origin {
            changes = List.copyOf(changes);
        }
    }

    /** What a set that extends another changed of an item: names of fields of the document, such as {@code rule}. */
    public record Change(String set, String version, List<String> fields) {
        public Change {
            fields = List.copyOf(fields);
        }
    }
}
