// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.PlainNumber;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** How the cells of record files are read. Each reader refuses with what would be right. */
final class Cells {
    static final Messages M = Messages.of(Cells.class);

    private static final Pattern YEAR = Pattern.compile("(1949|19[5-9][0-9]|2[0-9]{3})年?");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,3})?");
    private static final Pattern ITEM = Pattern.compile("0{0,3}[1-9][0-9]{0,3}");
    /** A long number as a spreadsheet shows it, and saves it as CSV. Nobody writes a plus into a number of his own. */
    private static final Pattern ROUNDED =
            Pattern.compile("(?i)[0-9]([.,][0-9]{1,20})?E\\+[0-9]{2,3}|[0-9][.,][0-9]{1,20}E-[0-9]{2,3}");

    /** What stands in a cell whose formula failed, or whose column is too narrow. */
    private static final Pattern ERROR = Pattern.compile(
            "#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)|#+");

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "有");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "无");
    private static final DateTimeFormatter OTHER_DATE =
            DateTimeFormatter.ofPattern("[uuuu/M/d][uuuuMMdd][uuuu年M月d日]").withResolverStyle(ResolverStyle.STRICT);

    /** Of the first year that is read; a sheet shows a blank cell as a day of 1899, and 2014 as one of 1905. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int NUMBER_LIMIT = 40;

    /** So many digits are a number that fits, whatever comes behind the point. */
    private static final int SHORT = 14;

    private static final Remembered<String> ENTERPRISES = new Remembered<>(Cells::newEnterprise);
    private static final Remembered<String> HS =
            new Remembered<>(cell -> HsCode.of(cell).value());
    private static final Remembered<String> COUNTRIES =
            new Remembered<>(cell -> CountryCode.of(cell).value());

    private static final Remembered<Integer> YEARS = new Remembered<>(Cells::newYear);
    private static final Remembered<LocalDate> DAYS = new Remembered<>(Cells::newDate);

    private Cells() {}

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }

    /** An enterprise by organisation code or unified social credit code. */
    static String enterprise(String cell) {
        return ENTERPRISES.apply(cell);
    }

    private static String newEnterprise(String cell) {
        String code = cell.replace("-", "").replace(" ", "");
        return code.length() == 9
                ? OrganisationCode.of(code).value()
                : SocialCreditCode.of(code).organisationCode().value();
    }

    static Function<String, Integer> year(ImportContext context) {
        return cell -> {
            Integer year = YEARS.apply(cell);
            if (year > context.today().getYear()) {
                throw refuse("records.year.future", year, context.today());
            }
            return year;
        };
    }

    private static Integer newYear(String cell) {
        if (!YEAR.matcher(cell).matches()) {
            throw refuse("records.year.form");
        }
        return Integer.valueOf(cell.substring(0, 4));
    }

    static Function<String, LocalDate> pastDate(ImportContext context) {
        return cell -> {
            LocalDate day = date(context, cell);
            if (day.isAfter(context.today())) {
                throw refuse("records.date.future", day, context.today());
            }
            return day;
        };
    }

    static Function<String, LocalDate> date(ImportContext context) {
        return cell -> date(context, cell);
    }

    /** Of years as they are written elsewhere; only what was stored before is still taken back by the day that it has. */
    private static LocalDate date(ImportContext context, String cell) {
        LocalDate day = DAYS.apply(cell);
        if (day.isBefore(FIRST_DAY) && context.mode() != ImportMode.DELETE) {
            throw refuse("records.date.early", day, FIRST_DAY);
        }
        if (day.isAfter(LAST_DAY)) {
            throw refuse("records.date.late", day, LAST_DAY);
        }
        return day;
    }

    private static LocalDate newDate(String cell) {
        return cell.length() == 10 && cell.charAt(4) == '-' ? LocalDate.parse(cell) : LocalDate.parse(cell, OTHER_DATE);
    }

    static String hs(String cell) {
        return HS.apply(cell);
    }

    static String country(String cell) {
        return COUNTRIES.apply(cell);
    }

    static BigDecimal usd(String cell) {
        BigDecimal plain = plainNumber(cell, 2);
        return plain == null ? Money.usd(cell).amount() : plain;
    }

    static BigDecimal quantity(String cell) {
        BigDecimal simple = plainNumber(cell, 3);
        if (simple != null) {
            return simple;
        }
        String plain = PlainNumber.ungrouped(cell);
        if (!QUANTITY.matcher(plain).matches()) {
            throw refuse("records.quantity.form");
        }
        return new BigDecimal(plain).setScale(3);
    }

    /**
     * A number of the form that nearly all have: a few digits, a point, at most so many digits more. Null of any other, which may
     * be right all the same.
     */
    private static BigDecimal plainNumber(String cell, int scale) {
        long number = 0;
        int point = -1;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (letter == '.' && point < 0 && i > 0) {
                point = i;
            } else if (letter >= '0' && letter <= '9' && i <= SHORT) {
                number = 10 * number + (letter - '0');
            } else {
                return null;
            }
        }
        int decimals = point < 0 ? 0 : cell.length() - point - 1;
        if (cell.isEmpty() || decimals > scale || (point >= 0 && decimals == 0)) {
            return null;
        }
        for (int i = decimals; i < scale; i++) {
            number *= 10;
        }
        return BigDecimal.valueOf(number, scale);
    }

    /** The place of an item in a declaration. */
    static Integer item(String cell) {
        if (!ITEM.matcher(cell).matches()) {
            throw refuse("records.item.form");
        }
        return Integer.valueOf(cell);
    }

    static Boolean yesNo(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw refuse("records.yes-no");
    }

    static Function<String, String> text(int limit) {
        return cell -> {
            if (cell.length() > limit) {
                throw refuse("records.text.long", cell.length(), limit);
            }
            return cell;
        };
    }

    /**
     * A number by which a record is known. What a spreadsheet makes of one is refused, since different numbers become the same;
     * only a record that was stored under it is still taken back by it.
     */
    static Function<String, String> number(ImportContext context) {
        Function<String, String> text = text(NUMBER_LIMIT);
        return context.mode() == ImportMode.DELETE ? text : cell -> whole(text.apply(cell));
    }

    private static String whole(String cell) {
        if (cell.charAt(0) == '#' && ERROR.matcher(cell).matches()) {
            throw refuse("records.number.error");
        }
        if ((cell.indexOf('E') > 0 || cell.indexOf('e') > 0)
                && ROUNDED.matcher(cell).matches()) {
            throw refuse("records.number.rounded");
        }
        return cell;
    }

    /** One of the constants, by name or by Chinese word; whoever asks keeps the function, which remembers words. */
    static <E extends Enum<E>> Function<String, E> word(E[] words, Function<E, String> chinese) {
        return new Remembered<>(cell -> Arrays.stream(words)
                .filter(word -> word.name().equalsIgnoreCase(cell.replace('-', '_'))
                        || chinese.apply(word).equals(cell))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "records.word",
                        String.join(", ", Arrays.stream(words).map(Enum::name).toList()),
                        String.join("、", Arrays.stream(words).map(chinese).toList()))));
    }

    /** Equal amounts in one writing. */
    static String plain(BigDecimal amount) {
        return amount == null || amount.signum() == 0
                ? (amount == null ? "" : "0")
                : amount.stripTrailingZeros().toPlainString();
    }

    static String plain(String text) {
        return text == null ? "" : text;
    }
}
