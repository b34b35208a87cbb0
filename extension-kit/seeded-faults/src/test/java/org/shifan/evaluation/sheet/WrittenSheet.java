// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.List;

/** Makes criteria sheets, as a server does on demand. */
public final class WrittenSheet {
    private WrittenSheet() {}

    /** The sheet that says the same as a text. */
    public static byte[] of(byte[] document) {
        return Documents.sheet("criteria.yaml", document, List.of());
    }
}
