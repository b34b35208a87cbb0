// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.operations.settings.SettingMessages.M;

/**
 * A setting as a bundle declares it by the annotations of OSGi's metatype.
 *
 * @param type as metatype names it: {@code String}, {@code Integer}, {@code Boolean} …
 * @param several whether it has any number of values
 * @param initial empty for none
 * @param least null for no limit but that of the type
 * @param most null for no limit but that of the type
 * @param options the only values; empty when there is no such list
 */
record Declared(
        String pid,
        String key,
        String type,
        boolean several,
        String initial,
        BigDecimal least,
        BigDecimal most,
        List<String> options,
        Text meaning) {

    private static final Map<String, BigDecimal> LARGEST = Map.of(
            "Byte", BigDecimal.valueOf(Byte.MAX_VALUE),
            "Short", BigDecimal.valueOf(Short.MAX_VALUE),
            "Integer", BigDecimal.valueOf(Integer.MAX_VALUE),
            "Long", BigDecimal.valueOf(Long.MAX_VALUE));
    private static final List<String> BROKEN = List.of("Double", "Float");

    /** What is written, value by value; in a file several are set apart by commas. */
    List<String> texts(Object written) {
        if (written instanceof Object[] array) {
            return Arrays.stream(array)
                    .map(value -> String.valueOf(value).strip())
                    .toList();
        }
        if (written instanceof Collection<?> values) {
            return values.stream().map(value -> String.valueOf(value).strip()).toList();
        }
        String text = String.valueOf(written).strip();
        if (!several) {
            return List.of(text);
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Why what is written cannot hold. */
    Optional<Message> problem(Object written) {
        return texts(written).stream()
                .filter(text -> !allows(text))
                .findFirst()
                .map(text -> M.message("setting.wrong", pid, key, text, allowed()));
    }

    private boolean allows(String text) {
        if (!options.isEmpty()) {
            return options.contains(text);
        }
        if (type.equals("Boolean")) {
            return text.equals("true") || text.equals("false");
        }
        return !isNumber() || isWithin(text);
    }

    private boolean isNumber() {
        return LARGEST.containsKey(type) || BROKEN.contains(type);
    }

    private boolean isWithin(String text) {
        // Longer ones are no setting, and an exponent could make a small text a huge number.
        if (!text.matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?") || (LARGEST.containsKey(type) && text.contains("."))) {
            return false;
        }
        BigDecimal number = new BigDecimal(text);
        return number.compareTo(lowest()) >= 0 && number.compareTo(highest()) <= 0;
    }

    private BigDecimal lowest() {
        if (least != null) {
            return least;
        }
        return LARGEST.containsKey(type)
                ? LARGEST.get(type).add(BigDecimal.ONE).negate()
                : BigDecimal.valueOf(-Double.MAX_VALUE);
    }

    private BigDecimal highest() {
        return most != null ? most : LARGEST.getOrDefault(type, BigDecimal.valueOf(Double.MAX_VALUE));
    }

    /** The values that are right, in words. */
    Text allowed() {
        Text one = allowedValue();
        return several ? M.message("allowed.several", one).text() : one;
    }

    private Text allowedValue() {
        if (!options.isEmpty()) {
            return M.message("allowed.options", String.join(", ", options)).text();
        }
        if (type.equals("Boolean")) {
            return M.message("allowed.options", "true, false").text();
        }
        if (!isNumber()) {
            return M.text("allowed.text");
        }
        String kind = BROKEN.contains(type) ? "allowed.number" : "allowed.whole";
        return M.message(kind, lowest(), highest()).text();
    }
}
