// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Grant;
import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.ReferenceData.MeasureTerms;
import org.shifan.facilitation.reference.ReferenceData.RuleSet;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * F4, §六(一): goods subject to statutory inspection are exempt when a demonstration enterprise of a recognised zone
 * exports them under effective supervision. The exclusions of the exemption rules go before it.
 */
final class StatutoryExemption implements MeasureRule {
    private static final List<Text> CONDITIONS = List.of(
            FacilitationMessages.M.text("condition.F4.supervision"),
            FacilitationMessages.M.text("condition.F4.goods"),
            FacilitationMessages.M.text("condition.F4.ends"));

    private final ReferenceData data;

    StatutoryExemption(ReferenceData data) {
        this.data = data;
    }

    @Override
    public String id() {
        return "F4";
    }

    @Override
    public Finding judge(Situation situation, MeasureTerms terms) {
        Standing standing = situation.standing();
        return new Finding(
                List.of(
                        situation.goods().isStatutory(),
                        notExcluded(situation.goods()),
                        situation.destination().isFree(),
                        standing.member(),
                        standing.zoneLevel(terms.levels()),
                        standing.holds(Grant.Kind.DEMONSTRATION_ENTERPRISE),
                        standing.holds(Grant.Kind.EFFECTIVE_SUPERVISION)),
                CONDITIONS);
    }

    private Ground notExcluded(Goods goods) {
        LocalDate on = goods.on();
        Optional<Row<RuleSet>> rules = data.ruleSet(on);
        if (rules.isEmpty()) {
            return Ground.lacking(say("ground.exclusion.no-rules", on));
        }
        RuleSet set = rules.get().value();
        Found<Text> found = data.exclusions().find(goods.hs(), on);
        return switch (found.state()) {
            case UNKNOWN ->
                Ground.holds(
                        say("ground.exclusion.free", goods.hs(), set.title(), set.number()),
                        rules.get().period().to());
            case KNOWN -> Ground.lacking(say("ground.exclusion", goods.hs(), found.value(), set.title(), set.number()));
            case AMBIGUOUS ->
                Ground.lacking(say("ground.exclusion.ambiguous", goods.hs(), found.value(), set.title(), set.number()));
        };
    }
}
