// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * The answer to a declared shipment (F10): which treatment, on which clause, under which conditions, until
 * when, and why not another.
 *
 * @param statutory whether the goods are subject to statutory inspection (法检) on that day
 * @param mode the supervision mode that follows from class and product risk (F1), before any measure
 * @param modeReason how the mode was found
 * @param governing the measure that decides; the plain mode when no measure applies
 * @param measures every measure that was looked at, with the reason it applies or does not
 * @param check whether the shipment is checked at random although a measure exempts it
 * @param rules the rules that it was decided by
 * @param demonstration remarks on demonstration data that the answer rests on; empty when there are none
 */
public record Treatment(
        Shipment shipment,
        boolean statutory,
        SupervisionMode mode,
        Reason modeReason,
        Measure governing,
        List<Measure> measures,
        Check check,
        RulesVersion rules,
        List<Message> demonstration) {
    public Treatment {
        measures = List.copyOf(measures);
        demonstration = List.copyOf(demonstration);
    }

    /** The five supervision modes, from the lightest to the strictest. */
    public enum SupervisionMode {
        /** 信用监管: trust with surveillance */
        CREDIT,
        /** 验证监管: check of documents */
        VERIFICATION,
        /** 一般监管: sampling of batches */
        GENERAL,
        /** 严密监管: batch by batch */
        STRINGENT,
        /** 特别监管: full inspection */
        SPECIAL
    }

    /** What a measure does to a shipment. */
    public enum Effect {
        /** It makes the inspection easier, and needs every ground. */
        CONVENIENCE,
        /** It makes other formalities easier, and needs every ground; it holds beside what governs the inspection. */
        PROCEDURE,
        /** It makes it stricter, and goes before every convenience. */
        STRICTER,
        /** The mode of supervision, which stands where nothing else applies. */
        MODE
    }

    /**
     * The floor of random checks that stays on what a measure exempts.
     *
     * @param perMille how many of a thousand shipments are drawn; 0 where no convenience governs
     * @param drawn whether this one is; never for a question in advance, which has no declaration to draw
     */
    public record Check(int perMille, boolean drawn) {}

    /**
     * One measure and whether it applies to this shipment.
     *
     * @param id the policy's row, such as {@code F4}; a letter follows where a row has two measures
     * @param clause the clause it stands on, such as {@code 六(一)}
     * @param applies whether it applies
     * @param reason the ground on which it applies, or what is lacking
     * @param conditions what has to stay true while it is used
     * @param until the last day on which its ground is known to hold; null when it has no end
     */
    public record Measure(
            String id,
            Text title,
            String clause,
            Effect effect,
            boolean applies,
            Reason reason,
            List<Text> conditions,
            LocalDate until) {
        public Measure {
            conditions = List.copyOf(conditions);
        }
    }
}
