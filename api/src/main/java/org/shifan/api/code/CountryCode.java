// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.util.Locale;
import java.util.Set;

/** A market: a country or territory by its two-letter code (ISO 3166-1). */
public record CountryCode(String value) implements Comparable<CountryCode> {
    private static final Set<String> KNOWN = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** @throws org.shifan.api.text.ShifanException {@code code.country.unknown} */
    public CountryCode {
        value = value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(value)) {
            throw Codes.refuse("code.country.unknown", value);
        }
    }

    public static CountryCode of(String text) {
        return new CountryCode(text);
    }

    @Override
    public int compareTo(CountryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
