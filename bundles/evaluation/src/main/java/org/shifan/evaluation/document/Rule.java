// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

/** How an item's points come from facts; every rule gives from 0 to the item's weight. */
public interface Rule {
    Place place();
}
