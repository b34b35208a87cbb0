// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.time.LocalDate;

/** Looks for what the platform itself has to enter in cases. However often it looks, it enters a thing once. */
public interface Lookout {
    /** @return how many lines were entered */
    int look(LocalDate today);
}
