// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

/**
 * The key of an authority: a direct bureau (直属检验检疫局) such as {@code jiangsu} or {@code ningbo}, or
 * {@link #AQSIQ}. It is the bureau's English name in lower case and never derived from a province:
 * Ningbo, Xiamen, Shenzhen and Zhuhai are bureaus inside other provinces.
 */
public record BureauCode(String value) implements Comparable<BureauCode> {
    /** The headquarters (质检总局), which owns the national criteria. */
    public static final BureauCode AQSIQ = new BureauCode("aqsiq");

    /** @throws org.shifan.api.text.ShifanException {@code code.bureau.form} */
    public BureauCode {
        value = value == null ? "" : value.strip().toLowerCase(java.util.Locale.ROOT);
        if (!value.matches("[a-z]+(-[a-z]+)*")) {
            throw Codes.refuse("code.bureau.form", value);
        }
    }

    public static BureauCode of(String text) {
        return new BureauCode(text);
    }

    @Override
    public int compareTo(BureauCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
