// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.math.BigDecimal;
import java.util.Objects;

import org.shifan.api.text.Text;

/**
 * What a scoring function answers.
 *
 * @param share the share of the item's full points, from 0 to 1, exact
 * @param reason how it came about, for the trace
 */
public record ScoringShare(BigDecimal share, Text reason) {
    public ScoringShare {
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(reason, "reason");
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("share " + share.toPlainString() + " is not between 0 and 1");
        }
    }
}
