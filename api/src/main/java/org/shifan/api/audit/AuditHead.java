// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the log: whoever has written it down elsewhere can tell later whether everything up to it is still the same.
 *
 * @param number of the last entry; 0 while there is none
 * @param hash its hash; 64 zeros while there is none
 */
public record AuditHead(long number, String hash) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    /** Before the first entry. */
    public static final AuditHead EMPTY = new AuditHead(0, "0".repeat(64));

    /**
     * A head as it was printed.
     *
     * @throws IllegalArgumentException when that is none
     */
    public static AuditHead of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("not a head of the log: " + text);
        }
        return new AuditHead(Long.parseLong(form.group(1)), form.group(2));
    }

    /** {@code 1234:9f86d0…}, as it is printed and read. */
    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
