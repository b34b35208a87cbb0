// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.quality.IncidentKind;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/** How the cells of reports are read. */
final class Cells {
    /** The first form that fits; a day before a month as Europe writes it, with dots or strokes. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "[uuuu-MM-dd][uuuu/M/d][d/M/uuuu][d.M.uuuu][uuuu年M月d日]")
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Map<String, String> COUNTRIES = countries();

    private Cells() {}

    private static Map<String, String> countries() {
        Map<String, String> out = new HashMap<>();
        for (String code : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
            Locale country = new Locale("", code);
            out.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            out.put(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE), code);
        }
        // As the alerts write them.
        out.put("czech republic", "CZ");
        out.put("the netherlands", "NL");
        out.put("slovak republic", "SK");
        return out;
    }

    /** A day that has come; a time of day behind it is left off. */
    static Function<String, LocalDate> past(ImportContext context) {
        return cell -> {
            String day = cell.replaceFirst("[T ][0-9]{2}:.*$", "");
            LocalDate date = LocalDate.parse(day, DATE);
            if (date.isAfter(context.today())) {
                throw refuse("quality.date.future", date, context.today());
            }
            return date;
        };
    }

    /** A market by its code or its English or Chinese name. */
    static CountryCode market(String cell) {
        String code = COUNTRIES.get(cell.toLowerCase(Locale.ROOT));
        return CountryCode.of(code == null ? cell : code);
    }

    static IncidentKind kind(String cell) {
        String word = cell.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(IncidentKind.values())
                .filter(kind -> kind.code().equals(word)
                        || M.text("quality.kind." + kind.code()).zh().equals(cell))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "quality.kind.unknown",
                        String.join(
                                ", ",
                                Arrays.stream(IncidentKind.values())
                                        .map(kind -> kind.code() + " "
                                                + M.text("quality.kind." + kind.code())
                                                        .zh())
                                        .toList())));
    }

    /** An enterprise by organisation code or unified social credit code. */
    static OrganisationCode enterprise(String cell) {
        String code = cell.replace("-", "").replace(" ", "");
        return code.length() == 9
                ? OrganisationCode.of(code)
                : SocialCreditCode.of(code).organisationCode();
    }

    static Function<String, String> text(String column, int limit) {
        return cell -> {
            if (cell.length() > limit) {
                throw refuse("quality.text.long", column, cell.length(), limit);
            }
            return cell;
        };
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
