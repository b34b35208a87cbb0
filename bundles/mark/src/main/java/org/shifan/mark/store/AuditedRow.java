// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import org.shifan.api.audit.AuditedChange;

/** A row that the audit log takes over. */
interface AuditedRow {
    AuditedChange change();
}
