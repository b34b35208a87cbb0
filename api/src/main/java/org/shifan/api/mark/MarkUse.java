// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.util.Optional;
import java.util.stream.Stream;

/** What a mark may be used on; the policy names publicity and fairs, the others are inferred. */
public enum MarkUse {
    /** Press, broadcasts, advertisements. */
    PUBLICITY("publicity"),
    /** Fairs and exhibitions at home and abroad. */
    FAIR("fair"),
    /** Signs and gates at the zone or the works. */
    SITE("site"),
    /** Packaging and labels of products. */
    PACKAGING("packaging"),
    /** Letters, contracts, web pages. */
    DOCUMENT("document");

    private final String code;

    MarkUse(String code) {
        this.code = code;
    }

    /** Its name at the console and in tables. */
    public String code() {
        return code;
    }

    /** The use of that code, if there is one. */
    public static Optional<MarkUse> of(String code) {
        return Stream.of(values()).filter(use -> use.code.equals(code)).findFirst();
    }
}
