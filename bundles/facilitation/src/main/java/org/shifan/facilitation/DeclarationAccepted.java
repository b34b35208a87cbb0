// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.List;

import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.ReferenceData.MeasureTerms;

/**
 * F6, §六(一): for foreign-aid goods and goods for Africa the enterprise's own declaration or a recognised third
 * party's result is accepted, and verified afterwards.
 */
final class DeclarationAccepted implements MeasureRule {
    private static final List<Text> CONDITIONS = List.of(
            FacilitationMessages.M.text("condition.F6.evidence"), FacilitationMessages.M.text("condition.F6.verify"));

    @Override
    public String id() {
        return "F6";
    }

    @Override
    public Finding judge(Situation situation, MeasureTerms terms) {
        Standing standing = situation.standing();
        return new Finding(
                List.of(
                        situation.destination().isAidOrAfrica(),
                        situation.destination().isFree(),
                        standing.member(),
                        standing.zoneLevel(terms.levels())),
                CONDITIONS);
    }
}
