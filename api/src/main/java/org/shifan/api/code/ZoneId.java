// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

/**
 * The key of a zone (示范区): the division in which it was recognised and a running number, such as {@code
 * 320581-02}, since one county can hold two zones. It stays when the division's own code dies.
 */
public record ZoneId(String value) implements Comparable<ZoneId> {

    /** @throws org.shifan.api.text.ShifanException {@code code.zone.form}, or what {@link DivisionCode} refuses */
    public ZoneId {
        value = value == null ? "" : value.strip();
        if (!value.matches("[0-9]{6}-[0-9]{2}")) {
            throw Codes.refuse("code.zone.form", value);
        }
        DivisionCode.of(value.substring(0, 6));
    }

    public static ZoneId of(String text) {
        return new ZoneId(text);
    }

    /** The division in the key. */
    public DivisionCode division() {
        return DivisionCode.of(value.substring(0, 6));
    }

    @Override
    public int compareTo(ZoneId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
