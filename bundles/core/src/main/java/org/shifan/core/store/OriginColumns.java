// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import javax.persistence.Column;
import javax.persistence.Embeddable;

/** The columns of an {@link Origin}. */
@Embeddable
public class OriginColumns {
    @Column(name = "IMPORT_ID", updatable = false)
    private Long importId;

    @Column(name = "SYNTHETIC", nullable = false, updatable = false)
    private boolean synthetic;

    protected OriginColumns() {}

    OriginColumns(Origin origin) {
        importId = origin.importId();
        synthetic = origin.synthetic();
    }

    Origin origin() {
        return new Origin(importId, synthetic);
    }

    /** Whence a line came, for the audit log; empty for one that was decided here. */
    String text() {
        return importId == null ? "" : "import:" + importId;
    }
}
