// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Veto;

/**
 * A compiled veto item.
 *
 * @param formula its condition in words
 */
record VetoPlan(Veto veto, Check check, Text formula) {
    static VetoPlan of(Veto veto, Check check) {
        return new VetoPlan(veto, check, check.formula());
    }
}
