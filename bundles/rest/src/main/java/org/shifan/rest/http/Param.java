// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.text.ShifanException;

/**
 * A parameter of a route: where it stands, how it is read, and what the OpenAPI document says of it.
 *
 * @param place where it stands
 * @param form what the document says of it: type, format, pattern
 * @param initial the text that stands for it when it is left out; null when it is needed or nothing stands for it
 */
public record Param<T>(
        String name, Place place, boolean required, Form form, String initial, Function<String, T> reader) {
    private static final int LONGEST_TEXT = 200;
    /** Of a year that {@link Scalars#day} takes. */
    private static final String DAY = "^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$";

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY
    }

    /**
     * What can stand there, in the words of JSON Schema.
     *
     * @param format may be null
     * @param pattern may be null
     * @param choices empty when there is no list
     * @param least null for what is no number
     */
    public record Form(String type, String format, String pattern, List<String> choices, Long least, Long most) {
        public Form {
            choices = List.copyOf(choices);
        }

        static Form text(String pattern) {
            return new Form("string", null, pattern, List.of(), null, null);
        }
    }

    public static Param<ZoneId> zone(String name) {
        return path(name, Form.text("^[0-9]{6}-[0-9]{2}$"), ZoneId::of);
    }

    public static Param<String> key(String name) {
        return path(name, Form.text("^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$"), Function.identity());
    }

    public static Param<Long> number(String name) {
        return path(name, whole(1, Long.MAX_VALUE), text -> whole(text, 1, Long.MAX_VALUE));
    }

    public static Param<BureauCode> bureau() {
        return new Param<>("bureau", Place.QUERY, false, Form.text("^[a-z]+(-[a-z]+)*$"), null, BureauCode::of);
    }

    public static Param<Level> level(String name) {
        return new Param<>(name, Place.QUERY, false, Form.text("^[a-z]+(-[a-z]+)*$"), null, Level::of);
    }

    public static Param<Subject> subject(String name) {
        return new Param<>(
                name,
                Place.QUERY,
                false,
                Form.text("^(zone:[0-9]{6}-[0-9]{2}|enterprise:[0-9A-Z]{9})$"),
                null,
                Subject::of);
    }

    public static Param<OrganisationCode> enterprise(String name) {
        return new Param<>(name, Place.QUERY, false, Form.text("^[0-9A-Za-z-]{9,10}$"), null, OrganisationCode::of);
    }

    public static Param<LocalDate> day(String name) {
        return new Param<>(
                name, Place.QUERY, false, new Form("string", "date", DAY, List.of(), null, null), null, Scalars::day);
    }

    /** A month such as {@code 2015-01}. */
    public static Param<YearMonth> month(String name) {
        return new Param<>(name, Place.QUERY, false, Form.text(Scalars.MONTH), null, Scalars::month);
    }

    public static Param<Long> query(String name, long least, long most, Long initial) {
        return new Param<>(
                name,
                Place.QUERY,
                false,
                whole(least, most),
                initial == null ? null : initial.toString(),
                text -> whole(text, least, most));
    }

    public static Param<String> text(String name) {
        return new Param<>(
                name,
                Place.QUERY,
                false,
                Form.text("^[^\\u0000-\\u001f\\u007f]{1," + LONGEST_TEXT + "}$"),
                null,
                Function.identity());
    }

    public static Param<Boolean> yesNo(String name) {
        return new Param<>(
                name,
                Place.QUERY,
                false,
                new Form("boolean", null, null, List.of(), null, null),
                "false",
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                });
    }

    /** One of the constants, in small letters with hyphens. */
    public static <E extends Enum<E>> Param<E> choice(String name, Class<E> type, E initial) {
        List<String> choices =
                Arrays.stream(type.getEnumConstants()).map(Param::word).toList();
        return new Param<>(
                name,
                Place.QUERY,
                false,
                new Form("string", null, null, choices, null, null),
                initial == null ? null : word(initial),
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(each -> word(each).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    /** The same, and it has to be there. */
    public Param<T> needed() {
        return new Param<>(name, place, true, form, initial, reader);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> Param<T> path(String name, Form form, Function<String, T> reader) {
        return new Param<>(name, Place.PATH, true, form, null, reader);
    }

    private static Form whole(long least, long most) {
        return new Form("integer", "int64", null, List.of(), least, most);
    }

    private static long whole(String text, long least, long most) {
        long number = Long.parseLong(text);
        if (!text.matches("[0-9]+") || number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    /**
     * Reads it.
     *
     * @throws Refusal 400 that names the parameter, what was found and what would be right
     */
    T read(String text) {
        try {
            if (form.pattern() != null && !text.matches(form.pattern())) {
                throw new IllegalArgumentException(text);
            }
            return reader.apply(text);
        } catch (Refusal e) {
            throw e;
        } catch (ShifanException e) {
            throw Refusal.of(400, "rest.parameter.refused", name, e.message());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.of(400, "rest.parameter.form", name, shortened(text), right());
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private String right() {
        if (!form.choices().isEmpty()) {
            return String.join(", ", form.choices());
        }
        if (form.least() != null) {
            return form.least() + "…" + form.most();
        }
        return form.pattern() != null ? form.pattern() : form.format() != null ? form.format() : form.type();
    }
}
