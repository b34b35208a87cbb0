// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.util.List;

import org.shifan.api.audit.AuditFault;
import org.shifan.api.audit.AuditFault.Kind;
import org.shifan.api.audit.AuditHead;

import static org.shifan.audit.AuditMessages.M;

/** Goes through the chain, entry by entry, until something does not fit. */
final class ChainCheck {
    private final AuditHead kept;
    private AuditHead last = AuditHead.EMPTY;
    private AuditFault fault;

    /** @param kept the head that somebody wrote down; null for none */
    ChainCheck(AuditHead kept) {
        this.kept = kept;
    }

    /** @return whether to go on */
    private boolean check(Row row) {
        long expected = last.number() + 1;
        if (row.number() != expected) {
            fault = new AuditFault(
                    Kind.MISSING, expected, "", M.message("audit.missing", expected, row.number(), last.number()));
        } else if (!Canonical.sha256(Canonical.entry(row)).equals(row.hash())) {
            fault = new AuditFault(
                    Kind.EDITED,
                    row.number(),
                    row.source(),
                    M.message(
                            "audit.edited",
                            row.number(),
                            row.source(),
                            row.subject(),
                            Canonical.sha256(Canonical.entry(row)),
                            row.hash()));
        } else if (!row.previous().equals(last.hash())) {
            // The entry is whole and says what stood before it.
            fault = last.number() == 0
                    ? new AuditFault(Kind.MISSING, 1, "", M.message("audit.beginning", row.previous()))
                    : new AuditFault(
                            Kind.REPLACED,
                            last.number(),
                            "",
                            M.message("audit.replaced", last.number(), row.number(), row.previous(), last.hash()));
        } else if (kept != null && row.number() == kept.number() && !row.hash().equals(kept.hash())) {
            fault = otherChain(row.hash());
        } else {
            last = row.head();
        }
        return fault == null;
    }

    private AuditFault otherChain(String hash) {
        return new AuditFault(
                Kind.OTHER_CHAIN, kept.number(), "", M.message("audit.other", kept.number(), kept.hash(), hash));
    }

    /** Goes through all of it; the head that was reached. */
    AuditHead run(LogTable table) {
        List<Row> page = table.after(0);
        while (!page.isEmpty()) {
            for (Row row : page) {
                if (!check(row)) {
                    return last;
                }
            }
            page = table.after(last.number());
        }
        if (kept != null && kept.number() > last.number()) {
            long expected = last.number() + 1;
            fault = new AuditFault(
                    Kind.MISSING, expected, "", M.message("audit.cut", kept.number(), last.number(), expected));
        }
        return last;
    }

    /** What does not fit; null when all does. */
    AuditFault fault() {
        return fault;
    }
}
