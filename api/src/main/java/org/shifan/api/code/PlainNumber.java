// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.util.regex.Pattern;

/**
 * How numbers are written in files and commands: with a point before the decimals, and commas between thousands or none. A comma that
 * stands elsewhere is how other countries write decimals, and would multiply the number if it were left out.
 */
public final class PlainNumber {
    private static final Pattern GROUPED = Pattern.compile("-?[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]*)?");

    private PlainNumber() {}

    /**
     * The text without its commas. Whether it is a number else, and which, is the caller's to look at.
     *
     * @throws org.shifan.api.text.ShifanException {@code code.number.commas} when one does not stand between thousands
     */
    public static String ungrouped(String text) {
        if (text.indexOf(',') < 0) {
            return text;
        }
        if (!GROUPED.matcher(text).matches()) {
            throw Codes.refuse("code.number.commas", text);
        }
        return text.replace(",", "");
    }
}
