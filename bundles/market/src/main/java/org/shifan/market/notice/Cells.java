// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.shifan.api.intake.ImportRow;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.text.ShifanException;

import static org.shifan.market.MarketMessages.refuse;

/** How the cells of notifications are read. */
final class Cells {
    /** The first form that fits; a day before a month as the WTO writes it. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[uuuu-M-d][uuuu/M/d][d/M/uuuu][d.M.uuuu][d MMMM uuuu][d MMM uuuu][uuuu年M月d日]")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern NO_TERM =
            Pattern.compile("(?i)-|n/?a|not applicable|none|not available|to be determined|tbd|不适用|无");
    private static final Pattern DAYS = Pattern.compile(
            "(?i)(?:within )?([0-9]{1,3})\\s*(?:calendar )?days?\\b.*|(?:自?.*)?([0-9]{1,3})\\s*(?:天|日)(?!期).*");

    /** HS codes in a text about goods: behind the letters HS, several of them with commas between. */
    private static final Pattern HS_IN_TEXT = Pattern.compile(
            "(?i)\\bHS\\b[^0-9;]{0,30}((?:[0-9]{2}(?:[0-9. ]{0,12}[0-9])?(?:\\s*(?:,|;|/|and|及|、|，)\\s*)?)+)");

    private static final Pattern ICS = Pattern.compile("[0-9]{2}(?:\\.[0-9]{3}(?:\\.[0-9]{2})?)?");
    private static final Pattern ICS_IN_TEXT = Pattern.compile(
            "(?i)\\bICS\\b[^0-9;]{0,30}((?:[0-9]{2}(?:\\.[0-9]{3}(?:\\.[0-9]{2})?)?(?:\\s*(?:,|/|and|及|、|，)\\s*)?)+)");
    private static final Pattern BETWEEN = Pattern.compile("[,;|/\\n、；，]|\\band\\b|及");

    private Cells() {}

    static LocalDate day(String cell) {
        return LocalDate.parse(cell.replaceFirst("[T ][0-9]{1,2}:.*$", "").strip(), DATE);
    }

    /** A day, or null where the text says that there is none. */
    static LocalDate dayOrNone(String cell) {
        return NO_TERM.matcher(cell).matches() ? null : day(cell);
    }

    /** The last day for comments: a day, days from the distribution, or none. */
    static LocalDate term(String cell, LocalDate distributed) {
        Matcher days = DAYS.matcher(cell);
        if (days.matches()) {
            return distributed.plusDays(Long.parseLong(days.group(1) != null ? days.group(1) : days.group(2)));
        }
        return dayOrNone(cell);
    }

    /** One symbol or several, as members that notify together write them. */
    static List<NoticeSymbol> symbols(String cell) {
        List<NoticeSymbol> out = new ArrayList<>();
        Stream.of(cell.split("[,;\\n]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .forEach(each -> out.add(NoticeSymbol.of(each)));
        if (out.isEmpty()) {
            throw refuse("market.symbol.none", cell);
        }
        return out;
    }

    /** The codes of a column for them. */
    static List<HsScope> hs(String cell) {
        // A slash parts codes, and so do words such as "and"; what is no code refuses the line.
        return parts(cell).map(Cells::code).toList();
    }

    private static HsScope code(String part) {
        return HsScope.of(part.replaceFirst("(?i)^(ex\\s*|HS\\s*:?\\s*)+", ""));
    }

    /** The codes that a text about goods names; what is no code there is prose. */
    static List<HsScope> hsInText(String text) {
        List<HsScope> out = new ArrayList<>();
        Matcher found = HS_IN_TEXT.matcher(text);
        while (found.find()) {
            parts(found.group(1)).forEach(part -> {
                try {
                    out.add(HsScope.of(part));
                } catch (ShifanException e) {
                    // A number that is no code stands behind the letters by chance.
                    return;
                }
            });
        }
        return out;
    }

    /** The codes of a column for them. */
    static List<String> ics(String cell) {
        return parts(cell)
                .map(part -> part.replaceFirst("(?i)^ICS\\s*:?\\s*", ""))
                .peek(part -> {
                    if (!ICS.matcher(part).matches()) {
                        throw refuse("market.ics.form", part);
                    }
                })
                .toList();
    }

    static List<String> icsInText(String text) {
        List<String> out = new ArrayList<>();
        Matcher found = ICS_IN_TEXT.matcher(text);
        while (found.find()) {
            parts(found.group(1)).forEach(out::add);
        }
        return out;
    }

    private static Stream<String> parts(String cell) {
        return BETWEEN.splitAsStream(cell).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** What a cell says, its beginning where it is longer than is kept: prose that no rule looks at. */
    static String beginning(ImportRow row, String column, int limit) {
        String text = row.text(column);
        return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }
}
