// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.criteria.Provenance;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Veto;

/**
 * A compiled veto item.
 *
 * @param formula its condition in words
 * @param provenance which set wrote it, and the open terms that it reads as they are in its span of time
 */
record VetoPlan(Veto veto, Check check, Text formula, Provenance provenance) {
    static VetoPlan of(Veto veto, Check check, Provenance provenance) {
        return new VetoPlan(veto, check, check.formula(), provenance);
    }
}
