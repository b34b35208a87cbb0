// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.market.MarketMessages;

import static org.shifan.market.MarketMessages.refuse;

/**
 * The markets of who notifies, by the code in the symbol: the three letters of ISO 3166, and beside them what {@code members.csv} says,
 * such as who was in the European Union on a day.
 */
final class Members {
    private static final Map<String, String> THREE_LETTERS = threeLetters();
    private static final List<Member> OTHERS = others();

    private record Member(String code, CountryCode country, DateRange period) {}

    private Members() {}

    private static Map<String, String> threeLetters() {
        Map<String, String> out = new HashMap<>();
        for (String country : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
            try {
                out.put(new Locale("", country).getISO3Country(), country);
            } catch (MissingResourceException e) {
                // This one has two letters only: no symbol has its code.
                continue;
            }
        }
        return Map.copyOf(out);
    }

    private static List<Member> others() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                MarketMessages.class.getResourceAsStream("members.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code,"))
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Member(
                            cells[0],
                            CountryCode.of(cells[1]),
                            DateRange.of(
                                    cells[2].isEmpty() ? LocalDate.of(1900, 1, 1) : LocalDate.parse(cells[2]),
                                    cells[3].isEmpty() ? null : LocalDate.parse(cells[3]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The markets that a member's rules hold for on a day.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.member.unknown}
     */
    static Set<CountryCode> markets(NoticeSymbol symbol, LocalDate on) {
        Set<CountryCode> out = new TreeSet<>();
        OTHERS.stream()
                .filter(member ->
                        member.code().equals(symbol.member()) && member.period().contains(on))
                .forEach(member -> out.add(member.country()));
        String country = THREE_LETTERS.get(symbol.member());
        if (country != null) {
            out.add(CountryCode.of(country));
        }
        if (out.isEmpty()) {
            throw refuse("market.member.unknown", symbol.member(), symbol);
        }
        return out;
    }
}
