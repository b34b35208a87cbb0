// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.util.Locale;

/** What an import does with the rows of its file. */
public enum ImportMode {
    /** Takes new records; one that is there with other content is rejected. */
    ADD,
    /** Replaces the content of records that are there; the former content is kept as history. */
    CORRECT,
    /** Takes records away that are there just as the file has them; they are kept as history. */
    DELETE;

    /** The name in options and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
