// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;

import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.text.Text;

/**
 * The criteria that an analysis was made with.
 *
 * @param digest SHA-256 of the canonical document, in hexadecimal
 * @param status remark on the set's standing, such as "annex not loaded"; may be null
 */
public record AnalysedCriteria(
        String id,
        CriteriaKey key,
        String version,
        String digest,
        Text title,
        boolean demonstration,
        Text status,
        BigDecimal passMark) {}
