// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.text.Message;

import static org.shifan.facilitation.FacilitationMessages.say;

/** Whether a shipment meets a term that a bureau set; what cannot be told is not met. */
final class SetTermAnswer {
    private SetTermAnswer() {}

    /** Whether the term is for these goods, or may be, as they are declared with too few digits. */
    static boolean concerns(SetTerm term, Shipment shipment) {
        String goods = shipment.hs().value();
        return goods.startsWith(term.hs()) || term.hs().startsWith(goods);
    }

    /** @param held the class of the enterprise; null for none */
    static OwnTerm answer(SetTerm term, Shipment shipment, Grant held) {
        return switch (term.kind()) {
            case NOT_GRANTED -> told(false, say("ground.term.not-granted"), term, null);
            case CLASS_AT_LEAST -> {
                boolean holds = held != null && held.value().compareTo(term.value()) <= 0;
                Message found =
                        held == null ? say("ground.term.class.none") : say("ground.term.class.held", held.value());
                yield told(
                        holds,
                        say("ground.term.class", term.value(), found),
                        term,
                        holds ? Standing.lastDay(held) : null);
            }
            case VALUE_AT_MOST -> {
                BigDecimal value =
                        shipment.value() == null ? null : shipment.value().amount();
                Message found = value == null
                        ? say("ground.term.value.none")
                        : say("ground.term.value.declared", value.toPlainString());
                yield told(
                        value != null && value.compareTo(new BigDecimal(term.value())) <= 0,
                        say("ground.term.value", term.value(), found),
                        term,
                        null);
            }
            case MARKET_NOT -> {
                boolean holds = !List.of(term.value().split(" "))
                        .contains(shipment.destination().value());
                yield told(holds, say("ground.term.market", term.value(), shipment.destination()), term, null);
            }
        };
    }

    private static OwnTerm told(boolean holds, Message asked, SetTerm term, LocalDate until) {
        return new OwnTerm(
                holds,
                say("ground.term", asked, term.id(), term.set().by(), term.set().on())
                        .text(),
                until,
                null);
    }
}
