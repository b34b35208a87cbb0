// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text.uneven;

/** Anchor of two files that do not agree. */
public final class Uneven {
    private Uneven() {}
}
