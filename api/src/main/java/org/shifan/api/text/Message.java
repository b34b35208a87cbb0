// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.util.List;
import java.util.Objects;

/**
 * What the system says to a person: a stable key, the arguments, and the pattern in each language.
 *
 * <p>It is text only at the last moment, by {@link #in}. It carries its patterns along, so that it
 * can still be read after the bundle that spoke is gone.
 *
 * @param key stable code such as {@code code.uscc.check}: may be tested and searched for
 * @param pattern the pattern in each language, in {@link MessageFormat} notation
 * @param arguments what was found, where, and what would be right; may hold {@link Text} and
 *     {@link Message}, which are spoken in the language of the whole
 */
public record Message(String key, Text pattern, List<Object> arguments) {
    private static final int MOST_PLACES = 100;

    public Message {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(pattern, "pattern");
        arguments = List.copyOf(arguments);
    }

    /** The message in the given language. */
    public String in(Language language) {
        String[] spoken = new String[arguments.size()];
        for (int i = 0; i < spoken.length; i++) {
            spoken[i] = speak(arguments.get(i), language);
        }
        return Phrase.fill(pattern.in(language), spoken, language);
    }

    /** Both languages as a plain text, for storing beside a result. */
    public Text text() {
        return new Text(in(Language.ZH), in(Language.EN));
    }

    /** English, for logs and debuggers. */
    @Override
    public String toString() {
        return in(Language.EN);
    }

    /** Numbers are shown as they are: a year is {@code 2014}, never {@code 2,014}. */
    private static String speak(Object argument, Language language) {
        if (argument instanceof Text text) {
            return text.in(language);
        }
        if (argument instanceof Message message) {
            return message.in(language);
        }
        if (argument instanceof java.math.BigDecimal number) {
            // One of a billion places is not written out.
            return Math.abs((long) number.scale()) > MOST_PLACES ? number.toString() : number.toPlainString();
        }
        return String.valueOf(argument);
    }
}
