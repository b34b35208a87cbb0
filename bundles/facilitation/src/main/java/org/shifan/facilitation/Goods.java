// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.code.HsCode;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.ProductRisk;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.say;

/** What the lists of the day say of the goods. */
record Goods(HsCode hs, LocalDate on, Found<Boolean> listed, Found<ProductRisk> risk) {
    private static final Map<ProductRisk, Text> RISKS = words();

    private static Map<ProductRisk, Text> words() {
        Map<ProductRisk, Text> out = new EnumMap<>(ProductRisk.class);
        for (ProductRisk risk : ProductRisk.values()) {
            out.put(risk, FacilitationMessages.M.text("risk." + risk));
        }
        return out;
    }

    /** Whether they are treated as subject to statutory inspection: listed, or not known not to be. */
    boolean statutory() {
        return listed.value();
    }

    /** That they are subject to statutory inspection, or have to be treated so. */
    Ground isStatutory() {
        Message text = statutoryText();
        return statutory() ? Ground.holds(text, earliest(listed.rows())) : Ground.lacking(text);
    }

    /** That they are known not to be subject to statutory inspection. */
    Ground isNotStatutory() {
        Message text = statutoryText();
        return statutory() ? Ground.lacking(text) : Ground.holds(text, earliest(listed.rows()));
    }

    private Message statutoryText() {
        return switch (listed.state()) {
            case KNOWN -> say(listed.value() ? "ground.statutory" : "ground.not-statutory", hs, on);
            case AMBIGUOUS -> say("ground.statutory.ambiguous", hs);
            case UNKNOWN -> say("ground.statutory.unknown", hs);
        };
    }

    /** Their risk, as a ground of the mode. */
    Ground hasRisk() {
        Text level = RISKS.get(risk.value());
        Message text = switch (risk.state()) {
            case KNOWN -> say("ground.risk", hs, level);
            case AMBIGUOUS -> say("ground.risk.ambiguous", hs, level);
            case UNKNOWN -> say("ground.risk.unknown", hs, level);
        };
        return Ground.holds(text, earliest(risk.rows()));
    }

    /** The earliest last day among lines of reference data; null when none has one. */
    static <V> LocalDate earliest(List<Row<V>> rows) {
        LocalDate out = null;
        for (Row<V> row : rows) {
            LocalDate end = row.period().to();
            if (end != null && (out == null || end.isBefore(out))) {
                out = end;
            }
        }
        return out;
    }
}
