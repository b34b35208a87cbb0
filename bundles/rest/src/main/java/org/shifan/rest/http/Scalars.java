// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.MarkCode;

/** The values that are one text or number in JSON: how they are read, and what JSON Schema says of them. */
public final class Scalars {
    /**
     * One of them.
     *
     * @param schema what JSON Schema says of it
     * @param reader of the text; null for what Jackson reads by itself
     */
    public record Scalar<T>(Map<String, Object> schema, Function<String, T> reader) {}

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    static final String MONTH = "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])$";

    static final Map<Class<?>, Scalar<?>> TEXTS = new LinkedHashMap<>();
    private static final Map<Class<?>, Map<String, Object>> PLAIN = new LinkedHashMap<>();

    static {
        text(BureauCode.class, BureauCode::of, null);
        text(CountryCode.class, CountryCode::of, "^[A-Za-z]{2}$");
        text(DivisionCode.class, DivisionCode::of, "^[0-9]{6}$");
        text(HsCode.class, HsCode::of, null);
        text(OrganisationCode.class, OrganisationCode::of, null);
        text(SocialCreditCode.class, SocialCreditCode::of, null);
        text(MarkCode.class, MarkCode::of, null);
        text(ZoneId.class, ZoneId::of, "^[0-9]{6}-[0-9]{2}$");
        text(Level.class, Level::of, null);
        text(Grant.Kind.class, Grant.Kind::of, null);
        text(Subject.class, Subject::of, null);
        text(FactId.class, FactId::of, null);
        text(Title.class, Title::of, null);
        text(Unit.class, Unit::of, null);
        text(YearMonth.class, Scalars::month, MONTH);
        TEXTS.put(LocalDate.class, new Scalar<>(Map.of("type", "string", "format", "date"), Scalars::day));
        TEXTS.put(Instant.class, new Scalar<>(Map.of("type", "string", "format", "date-time"), Scalars::moment));
        TEXTS.put(Duration.class, new Scalar<>(Map.of("type", "string", "format", "duration"), Duration::parse));
        PLAIN.put(String.class, Map.of("type", "string"));
        PLAIN.put(Object.class, Map.of());
        PLAIN.put(BigDecimal.class, Map.of("type", "number"));
        PLAIN.put(double.class, Map.of("type", "number", "format", "double"));
        for (Class<?> type : new Class<?>[] {boolean.class, Boolean.class}) {
            PLAIN.put(type, Map.of("type", "boolean"));
        }
        for (Class<?> type : new Class<?>[] {int.class, Integer.class}) {
            PLAIN.put(type, Map.of("type", "integer", "format", "int32"));
        }
        for (Class<?> type : new Class<?>[] {long.class, Long.class}) {
            PLAIN.put(type, Map.of("type", "integer", "format", "int64"));
        }
    }

    private Scalars() {}

    /**
     * A day that a database keeps and that a term can be added to.
     *
     * @throws DateTimeException for what is no day, or none from 1900 to 9999
     */
    static LocalDate day(String text) {
        return bounded(LocalDate.parse(text));
    }

    static YearMonth month(String text) {
        return YearMonth.from(bounded(YearMonth.parse(text).atDay(1)));
    }

    private static Instant moment(String text) {
        Instant out = Instant.parse(text);
        bounded(LocalDate.ofInstant(out, ZoneOffset.UTC));
        return out;
    }

    private static LocalDate bounded(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("a year before " + FIRST_YEAR + " or after " + LAST_YEAR);
        }
        return day;
    }

    private static <T> void text(Class<T> type, Function<String, T> reader, String pattern) {
        TEXTS.put(
                type,
                new Scalar<>(
                        pattern == null ? Map.of("type", "string") : Map.of("type", "string", "pattern", pattern),
                        reader));
    }

    /** What JSON Schema says of the type; null when it is none of them. */
    public static Map<String, Object> schema(Class<?> type) {
        if (TEXTS.containsKey(type)) {
            return TEXTS.get(type).schema();
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(each -> ((Enum<?>) each).name())
                            .toList());
        }
        return PLAIN.get(type);
    }
}
