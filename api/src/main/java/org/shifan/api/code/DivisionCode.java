// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.util.Set;

/**
 * An administrative division code (行政区划代码, GB/T 2260): two digits each for province, prefecture and
 * county. This type knows the form and the provinces; whether a code existed on a day is known by
 * {@link org.shifan.api.core.DivisionDirectory}, since divisions come and go.
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {
    private static final Set<String> PROVINCES = Set.of(
            "11",
            "12",
            "13",
            "14",
            "15",
            "21",
            "22",
            "23",
            "31",
            "32",
            "33",
            "34",
            "35",
            "36",
            "37",
            "41",
            "42",
            "43",
            "44",
            "45",
            "46",
            "50",
            "51",
            "52",
            "53",
            "54",
            "61",
            "62",
            "63",
            "64",
            "65",
            "71",
            "81",
            "82",
            // The national registration authority uses 10 0000 inside the unified social credit code.
            "10");

    /** @throws org.shifan.api.text.ShifanException {@code code.division.form} or {@code code.division.province} */
    public DivisionCode {
        value = value == null ? "" : value.strip();
        if (!Codes.digits(value, 6)) {
            throw Codes.refuse("code.division.form", value);
        }
        if (!PROVINCES.contains(value.substring(0, 2))) {
            throw Codes.refuse("code.division.province", value, value.substring(0, 2));
        }
    }

    /** Reads six digits. */
    public static DivisionCode of(String text) {
        return new DivisionCode(text);
    }

    /** The province that contains this division, such as {@code 320000}. */
    public DivisionCode province() {
        return new DivisionCode(value.substring(0, 2) + "0000");
    }

    /** Whether the other division is this one or lies inside it. */
    public boolean contains(DivisionCode other) {
        String prefix =
                value.endsWith("0000") ? value.substring(0, 2) : value.endsWith("00") ? value.substring(0, 4) : value;
        return other.value.startsWith(prefix);
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
