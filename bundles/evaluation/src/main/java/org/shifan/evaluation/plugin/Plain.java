// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.evaluation.plugin.PluginMessages.M;

/**
 * Makes plain values of what a plug-in answers, while its own thread is still the one that works: whatever has code of the
 * plug-in in it (a number of a class of its own, a message with arguments of its own) is only read there.
 */
final class Plain {
    /** More digits, or more zeros, than any quantity of this world; a power of ten of a billion would fill the memory. */
    private static final int MOST_DIGITS = 100;

    private Plain() {}

    static ScoringShare share(String name, ScoringShare share) {
        if (share == null) {
            throw new PluginFailure(M.message("plugin.nothing", name));
        }
        return new ScoringShare(number(name, share.share()), share.reason());
    }

    static FactValue value(FactId fact, FactValue value) {
        if (value == null) {
            throw new PluginFailure(M.message("plugin.nothing", fact));
        }
        if (value instanceof FactValue.Known known) {
            return new FactValue.Known(number(fact.value(), known.value()), known.sources());
        }
        FactValue.Missing missing = (FactValue.Missing) value;
        Message reason = missing.reason();
        Text said = reason.text();
        return new FactValue.Missing(new Message(reason.key(), Text.same("{0}"), List.of(said)), missing.expired());
    }

    private static BigDecimal number(String name, BigDecimal number) {
        BigInteger digits = Objects.requireNonNull(number, name).unscaledValue();
        BigDecimal out = new BigDecimal(new BigInteger(digits.toByteArray()), number.scale());
        if (out.precision() > MOST_DIGITS || Math.abs((long) out.scale()) > MOST_DIGITS) {
            throw new PluginFailure(M.message("plugin.excessive", name, MOST_DIGITS));
        }
        return out;
    }
}
