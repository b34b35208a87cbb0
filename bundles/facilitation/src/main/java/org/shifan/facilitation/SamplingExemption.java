// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.List;

import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.ReferenceData.MeasureTerms;

/** F5, §六(一): goods of a zone that are not subject to statutory inspection are not drawn for supervisory sampling. */
final class SamplingExemption implements MeasureRule {
    private static final List<Text> CONDITIONS = List.of(
            FacilitationMessages.M.text("condition.F5.membership"), FacilitationMessages.M.text("condition.F5.list"));

    @Override
    public String id() {
        return "F5";
    }

    @Override
    public Finding judge(Situation situation, MeasureTerms terms) {
        Standing standing = situation.standing();
        return new Finding(
                List.of(
                        situation.goods().isNotStatutory(),
                        situation.destination().isFree(),
                        standing.member(),
                        standing.zoneLevel(terms.levels())),
                CONDITIONS);
    }
}
