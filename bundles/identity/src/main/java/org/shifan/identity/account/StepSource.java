// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.account;

import java.util.Collections;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.identity.Accounts.Step;

/** What the audit log sees of accounts: every step, and never a password. */
@Component
public final class StepSource implements AuditSource {
    private final AccountTable table;

    @Activate
    public StepSource(@Reference AccountTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "identity.step";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return table.after(AuditedChange.number(after), limit).stream()
                .map(StepSource::change)
                .toList();
    }

    private static AuditedChange change(Step step) {
        return new AuditedChange(
                AuditedChange.position(step.number()),
                step.at(),
                new Actor(step.by(), ""),
                "",
                "account:" + shortened(step.account()),
                "account." + step.what(),
                Collections.emptySortedMap(),
                AuditedChange.values("detail", step.detail().isEmpty() ? null : step.detail()),
                step.reason());
    }

    /** The log takes 200 characters with the word before it. */
    private static String shortened(String account) {
        return account.length() <= 190 ? account : account.substring(0, 190);
    }
}
