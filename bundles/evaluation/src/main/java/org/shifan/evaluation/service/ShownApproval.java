// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;

/** Approves a set on what was shown of it, which is kept and held against it on its day. */
@FunctionalInterface
public interface ShownApproval {
    /** @param day null for at once */
    CriteriaSet approve(Prediction shown, LocalDate day, Actor by, String reason);
}
