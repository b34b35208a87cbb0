// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;

import org.shifan.api.code.HsCode;
import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.ProductRisk;

import static org.shifan.facilitation.FacilitationMessages.say;

/** What the lists of the day say of the goods. */
record Goods(HsCode hs, LocalDate on, Found<Boolean> listed, Found<ProductRisk> risk) {

    /** Whether they are treated as subject to statutory inspection: listed, or not known not to be. */
    boolean statutory() {
        return listed.value();
    }

    /** That they are subject to statutory inspection, or have to be treated so. */
    Ground isStatutory() {
        Text text = switch (listed.state()) {
            case KNOWN -> say(listed.value() ? "ground.statutory" : "ground.not-statutory", hs, on);
            case AMBIGUOUS -> say("ground.statutory.ambiguous", hs);
            case UNKNOWN -> say("ground.statutory.unknown", hs);
        };
        return statutory() ? Ground.holds(text, end()) : Ground.lacking(text);
    }

    /** That they are known not to be subject to statutory inspection. */
    Ground isNotStatutory() {
        Ground statutory = isStatutory();
        return statutory.holds() ? Ground.lacking(statutory.text()) : Ground.holds(statutory.text(), end());
    }

    /** Their risk, as a ground of the mode. */
    Ground hasRisk() {
        Text level = FacilitationMessages.M.text("risk." + risk.value());
        Text text = switch (risk.state()) {
            case KNOWN -> say("ground.risk", hs, level);
            case AMBIGUOUS -> say("ground.risk.ambiguous", hs, level);
            case UNKNOWN -> say("ground.risk.unknown", hs, level);
        };
        return Ground.holds(text, Ends.earliest(risk.rows()));
    }

    private LocalDate end() {
        return Ends.earliest(listed.rows());
    }
}
