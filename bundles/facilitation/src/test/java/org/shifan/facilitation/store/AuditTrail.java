// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.util.List;
import java.util.stream.Stream;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.schema.SchemaReady;

/** What the audit log is told, for the tests of other packages. */
public final class AuditTrail {
    private AuditTrail() {}

    /** All changes of the sources whose names begin so. */
    public static List<AuditedChange> of(FacilitationTables tables, String... beginnings) {
        SchemaReady ready = () -> "facilitation";
        return Stream.<AuditSource>of(
                        new AuditSources.Plans(ready, tables.jpa),
                        new AuditSources.PlanEnds(ready, tables.jpa),
                        new AuditSources.Samples(ready, tables.jpa),
                        new AuditSources.SampleResults(ready, tables.jpa),
                        new AuditSources.Consignments(ready, tables.jpa),
                        new AuditSources.ConsignmentSteps(ready, tables.jpa),
                        new AuditSources.Terms(ready, tables.jpa),
                        new AuditSources.TermEnds(ready, tables.jpa),
                        new AuditSources.TermSources(ready, tables.jpa),
                        new AuditSources.Reminders(ready, tables.jpa),
                        new AuditSources.Checks(ready, tables.jpa))
                .filter(source -> Stream.of(beginnings).anyMatch(source.name()::startsWith))
                .flatMap(source -> source.changes("", 1000).stream())
                .toList();
    }
}
