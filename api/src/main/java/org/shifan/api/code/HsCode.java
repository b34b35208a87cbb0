// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

/**
 * A commodity code of the Harmonised System (商品编码): heading (4 digits), subheading (6), national line
 * (8 or 10) or the inspection system's 13 digits. Chapters run from 01 to 97; 77 is reserved.
 */
public record HsCode(String value) implements Comparable<HsCode> {

    /** @throws org.shifan.api.text.ShifanException {@code code.hs.form} or {@code code.hs.chapter} */
    public HsCode {
        value = value == null ? "" : value.strip().replace(".", "").replace(" ", "");
        int length = value.length();
        if (!Codes.digits(value, length)
                || !(length == 4 || length == 6 || length == 8 || length == 10 || length == 13)) {
            throw Codes.refuse("code.hs.form", value);
        }
        int chapter = Integer.parseInt(value.substring(0, 2));
        if (chapter < 1 || chapter > 97 || chapter == 77) {
            throw Codes.refuse("code.hs.chapter", value, value.substring(0, 2));
        }
    }

    /** Reads a code; dots and blanks between the digits are ignored. */
    public static HsCode of(String text) {
        return new HsCode(text);
    }

    /** The chapter, 1 to 97. */
    public int chapter() {
        return Integer.parseInt(value.substring(0, 2));
    }

    /** The four-digit heading, by which exports are rolled up. */
    public HsCode heading() {
        return value.length() == 4 ? this : new HsCode(value.substring(0, 4));
    }

    /** Whether the other code is this one or a finer line below it. */
    public boolean covers(HsCode other) {
        return other.value.startsWith(value);
    }

    @Override
    public int compareTo(HsCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
