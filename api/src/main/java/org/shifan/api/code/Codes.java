// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** What the codes of this package have in common: how a text is cleaned and how one is refused. */
final class Codes {
    private static final Messages M = Messages.of(Codes.class);

    /** Compiled once: every amount of an import is compared with it. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,12})?");

    private Codes() {}

    static String normalise(String text) {
        return text == null
                ? ""
                : text.strip().replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }

    static boolean digits(String text, int length) {
        return text.length() == length && length > 0 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Plain digits only: no exponent, so that no short text becomes a number of a million digits. */
    static BigDecimal decimal(String text) {
        String t = text == null ? "" : PlainNumber.ungrouped(text.strip());
        if (!DECIMAL.matcher(t).matches()) {
            throw refuse("code.number.form", String.valueOf(text));
        }
        return new BigDecimal(t);
    }

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
