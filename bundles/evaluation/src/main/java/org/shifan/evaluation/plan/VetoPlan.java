// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.evaluation.document.Veto;

/** A compiled veto item. */
record VetoPlan(Veto veto, Check check) {}
