// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.ReadableRows;
import org.shifan.api.market.Concerned;

/**
 * What of many entries about zones and enterprises whoever asks may read (R6): whose the subject is, and the bureau that keeps it. For
 * one call: each bureau and each subject is asked for once.
 */
public final class Readers {
    private final Permissions permissions;
    private final Supervisors supervisors;
    private final String operation;
    private final Map<Object, Boolean> asked = new HashMap<>();

    /** @param operation of the table of roles */
    public Readers(Permissions permissions, Supervisors supervisors, String operation) {
        this.permissions = permissions;
        this.supervisors = supervisors;
        this.operation = operation;
    }

    public boolean may(Subject subject, BureauCode kept) {
        return asked.computeIfAbsent(kept, bureau -> permissions.permit(operation, Place.of(kept)))
                || asked.computeIfAbsent(subject, its -> permissions.permit(operation, supervisors.of(subject)));
    }

    /** Those of whom they may read: what each sold where is told with them. */
    public List<Concerned> mine(List<Concerned> concerned) {
        return concerned.stream()
                .filter(each -> may(each.subject(), each.bureau()))
                .toList();
    }

    /** Refuses who may not. */
    public void require(Subject subject, BureauCode kept) {
        if (!may(subject, kept)) {
            permissions.require(operation, supervisors.of(subject));
        }
    }

    /**
     * A page of what they may read, full all the same. Who asks for what is theirs is answered by the database alone.
     *
     * @param bureau of which alone the rows are; null for all
     */
    public <T> List<T> page(BureauCode bureau, int offset, int limit, ReadableRows.Source<T> rows, Predicate<T> may) {
        if (permissions.permit(operation, bureau == null ? Place.COUNTRY : Place.of(bureau))) {
            return rows.read(offset, limit);
        }
        return ReadableRows.page(offset, limit, rows, may);
    }
}
