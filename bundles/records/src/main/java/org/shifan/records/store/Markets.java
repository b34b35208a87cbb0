// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What an enterprise exported of a heading in a year, by market, as it stands in its line of the sums: {@code DE=7.00;US=12.50},
 * US dollars, in the order of the codes, no market without a value. One text for all, because most enterprises sell to a few
 * markets, and a line for each costs more than the rows that it sums.
 */
public final class Markets {
    static final String COLUMN = "markets";

    private static final int CODE = 2;

    private Markets() {}

    static Map<String, BigDecimal> read(String text) {
        Map<String, BigDecimal> out = new TreeMap<>();
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at);
            out.put(text.substring(at, at + CODE), new BigDecimal(text.substring(at + CODE + 1, end)));
            at = end + 1;
        }
        return out;
    }

    /** Tells each market of a line. */
    public static void each(String text, Consumer<String> market) {
        for (int at = 0; at < text.length(); at = end(text, at) + 1) {
            market.accept(text.substring(at, at + CODE));
        }
    }

    private static int end(String text, int at) {
        int semicolon = text.indexOf(';', at);
        return semicolon < 0 ? text.length() : semicolon;
    }

    static String write(Map<String, BigDecimal> values) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(values).forEach((market, value) -> {
            if (value.signum() != 0) {
                out.append(out.isEmpty() ? "" : ";").append(market).append('=').append(value.toPlainString());
            }
        });
        return out.toString();
    }

    /** The line with more, or less, of each market. */
    static String plus(String text, Map<String, BigDecimal> more) {
        if (text.isEmpty()) {
            return write(more);
        }
        Map<String, BigDecimal> out = read(text);
        more.forEach((market, value) -> out.merge(market, value, BigDecimal::add));
        return write(out);
    }
}
