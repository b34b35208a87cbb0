// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Level;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Language;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/** The words of one language: labels, numbers, units, names. Public only because templates call it. */
public final class Words {
    static final Messages M = Messages.of(Words.class);

    // Decisions of these bureaus are dated by their own time, wherever the machine stands.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Language language;
    private final BureauDirectory bureaus;

    Words(Language language, BureauDirectory bureaus) {
        this.language = language;
        this.bureaus = bureaus;
    }

    /** The message with this key. */
    public String say(String key, Object... arguments) {
        return M.message(key, arguments).in(language);
    }

    /** The document's language tag. */
    public String tag() {
        return language.locale().toLanguageTag();
    }

    String in(Text text) {
        return text == null ? null : text.in(language);
    }

    /** The word of a code list, or the code itself where the list is open and does not have it. */
    String word(String list, String code) {
        String key = list + "." + code;
        return M.has(key) ? say(key) : code;
    }

    String bureau(BureauCode code) {
        if (code.equals(BureauCode.AQSIQ)) {
            return say("bureau.aqsiq");
        }
        return bureaus.bureau(code).map(bureau -> in(bureau.name())).orElse(code.value());
    }

    String level(Level level) {
        return word("level", level.code());
    }

    String time(Instant instant) {
        return say("time", TIME.format(instant));
    }

    /** Exact digits, whole thousands apart; never rounded. */
    String number(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }

    /** A range such as 61.5 – 78, or one number when both are the same. */
    String range(BigDecimal lowest, BigDecimal highest) {
        if (lowest == null || highest == null) {
            return null;
        }
        return lowest.compareTo(highest) == 0 ? number(lowest) : say("range", number(lowest), number(highest));
    }

    /** A difference with its sign: a proper minus, and a plus where it is more. */
    String signed(BigDecimal number) {
        return (number.signum() < 0 ? "−" : number.signum() > 0 ? "+" : "") + number(number.abs());
    }

    /** A period, open or not. */
    String period(DateRange period) {
        return period.to() == null ? say("period.open", period.from()) : say("period", period.from(), period.to());
    }

    /** A point of rounding, such as "2 decimals, a half upwards". */
    String rounding(int decimals, String mode) {
        return say("rounding", decimals, word("rounding", mode));
    }

    /** The name of a unit. */
    String unit(Unit unit) {
        return word("unit-name", unit.code());
    }

    String value(BigDecimal value, String unit) {
        if (Unit.TRUTH.code().equals(unit)) {
            return say(value.signum() == 0 ? "no" : "yes");
        }
        String key = "unit." + unit;
        return M.has(key) ? say(key, number(value)) : number(value) + " " + unit;
    }
}
