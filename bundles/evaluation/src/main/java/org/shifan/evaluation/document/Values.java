// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * Readers of single values. Each answers something usable whatever it finds: what is wrong is in the reading,
 * and a reading with a problem never becomes a document.
 */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern VERSION =
            Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
    private static final Pattern FACT = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");
    private static final FactId UNREAD_FACT = FactId.of("not.read");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");
    private static final int LONGEST_ID = 60;
    private static final int LONGEST_FACT = 80;

    /** A page of text; normalising an endless one costs more than reading it. */
    static final int LONGEST_TEXT = 5_000;

    private Values() {}

    /** Reads a value of one type. */
    @FunctionalInterface
    interface Of<T> {
        T read(Reading reading, Node node);
    }

    /** The trimmed text in NFC; empty only when that has been reported. */
    static String string(Reading reading, Node node) {
        if (node instanceof Node.ScalarNode scalar) {
            if (scalar.text().length() > LONGEST_TEXT) {
                reading.problem(
                        node.place(), "criteria.value.long", scalar.text().length(), LONGEST_TEXT);
                return "";
            }
            String text = Normalizer.normalize(scalar.text().strip(), Normalizer.Form.NFC);
            if (text.isEmpty()) {
                reading.problem(node.place(), "criteria.value.blank");
            }
            return text;
        }
        if (!(node instanceof Node.Absent)) {
            reading.problem(node.place(), "criteria.type.scalar");
        }
        return "";
    }

    static BigDecimal number(Reading reading, Node node) {
        String text = string(reading, node);
        Optional<BigDecimal> number = number(text);
        if (number.isEmpty() && !text.isEmpty()) {
            reading.problem(node.place(), "criteria.type.number", text);
        }
        return number.orElse(BigDecimal.ZERO);
    }

    /** The number that a text is; empty when it is none. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static BigDecimal notNegative(Reading reading, Node node) {
        BigDecimal number = number(reading, node);
        if (number.signum() < 0) {
            reading.problem(node.place(), "criteria.number.negative", number);
        }
        return number;
    }

    static Of<Integer> whole(int least, int most) {
        return (reading, node) -> {
            BigDecimal number = number(reading, node);
            boolean whole = number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            if (!whole && reading.sound(node.place().path()) && !(node instanceof Node.Absent)) {
                reading.problem(node.place(), "criteria.type.whole", number, least, most);
            }
            return whole ? number.intValueExact() : least;
        };
    }

    static Amount amount(Reading reading, Node node) {
        if (node instanceof Node.MapNode) {
            Fields fields = new Fields(reading, node, Element.NAMED_AMOUNT);
            return new Amount.Named(fields.get("parameter", Values::id), node.place());
        }
        return new Amount.Fixed(number(reading, node), node.place());
    }

    static Text text(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.TEXT);
        String zh = fields.get("zh", Values::string);
        String en = fields.get("en", Values::string);
        return new Text(zh.isEmpty() ? "?" : zh, en.isEmpty() ? "?" : en);
    }

    static String id(Reading reading, Node node) {
        return matching(reading, node, ID, "criteria.type.id");
    }

    /** Words of small letters joined by hyphens: a bureau's key or a level. */
    static String code(Reading reading, Node node) {
        String text = matching(reading, node, CODE, "criteria.type.code");
        return text.length() <= LONGEST_ID && CODE.matcher(text).matches() ? text : "unread";
    }

    static String version(Reading reading, Node node) {
        return matching(reading, node, VERSION, "criteria.type.version");
    }

    static String function(Reading reading, Node node) {
        return matching(reading, node, FACT, "criteria.type.function");
    }

    private static String matching(Reading reading, Node node, Pattern pattern, String key) {
        String text = string(reading, node);
        if (!text.isEmpty()
                && (text.length() > LONGEST_ID || !pattern.matcher(text).matches())) {
            reading.problem(node.place(), key, text);
        }
        return text;
    }

    static boolean truth(Reading reading, Node node) {
        String text = string(reading, node);
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false", "" -> false;
            default -> {
                reading.problem(node.place(), "criteria.type.truth", text);
                yield false;
            }
        };
    }

    static LocalDate date(Reading reading, Node node) {
        String text = string(reading, node);
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Reported below: what is no day of the calendar and what has no form of one are the same mistake.
        }
        if (!text.isEmpty()) {
            reading.problem(node.place(), "criteria.type.date", text);
        }
        return LocalDate.EPOCH;
    }

    static FactId fact(Reading reading, Node node) {
        return fact(reading, node.place(), string(reading, node));
    }

    /** The fact of that name, which stands at the place. */
    static FactId fact(Reading reading, Place place, String name) {
        if (!name.isEmpty()
                && (name.length() > LONGEST_FACT || !FACT.matcher(name).matches())) {
            reading.problem(place, "criteria.type.fact", name);
            return UNREAD_FACT;
        }
        return name.isEmpty() ? UNREAD_FACT : FactId.of(name);
    }

    static Unit unit(Reading reading, Node node) {
        String text = string(reading, node);
        if (UNIT.matcher(text).matches()) {
            return Unit.of(text);
        }
        if (!text.isEmpty()) {
            reading.problem(node.place(), "criteria.type.unit", text);
        }
        return Unit.COUNT;
    }

    /** One of the constants of an enumeration, by its code. */
    static <E extends Enum<E>> Of<E> choice(E[] constants, Function<E, String> code) {
        return (reading, node) -> {
            String text = string(reading, node);
            Optional<E> found =
                    Stream.of(constants).filter(c -> code.apply(c).equals(text)).findFirst();
            if (found.isEmpty() && !text.isEmpty()) {
                String right = String.join(", ", Stream.of(constants).map(code).toList());
                reading.problem(node.place(), "criteria.type.choice", text, Text.same(right));
            }
            return found.orElse(constants[0]);
        };
    }

    /** A list that is not empty. */
    static <T> Of<List<T>> list(Of<T> element) {
        return (reading, node) -> {
            List<T> out = new ArrayList<>();
            if (node instanceof Node.ListNode list) {
                if (list.items().isEmpty()) {
                    reading.problem(node.place(), "criteria.list.empty");
                }
                list.items().forEach(item -> out.add(element.read(reading, item)));
            } else if (!(node instanceof Node.Absent)) {
                reading.problem(node.place(), "criteria.type.list");
            }
            return out;
        };
    }

    /** A map whose keys the writer chooses: ids, each with its value. */
    static Map<String, Node> map(Reading reading, Node node) {
        Map<String, Node> out = new LinkedHashMap<>();
        if (node instanceof Node.MapNode map) {
            map.entries().forEach((key, entry) -> {
                if (key.length() > LONGEST_ID || !ID.matcher(key).matches()) {
                    reading.problem(entry.place(), "criteria.type.id", key);
                }
                out.put(key, entry.value());
            });
        } else if (!(node instanceof Node.Absent)) {
            reading.problem(node.place(), "criteria.type.map-of-ids");
        }
        return out;
    }
}
