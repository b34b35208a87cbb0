// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;

/** Every change of the bundle for the audit log. */
@Component(service = AuditSource.class)
public final class StepSource implements AuditSource {
    private final Tables tables;

    @Activate
    public StepSource(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "market.step";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return tables.read(book ->
                book.page(StepEntity.class, 0, limit, "e.id > ?1 order by e.id", AuditedChange.number(after)).stream()
                        .map(StepEntity::change)
                        .toList());
    }
}
