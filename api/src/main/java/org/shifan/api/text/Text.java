// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.util.Objects;

/** A short text in Chinese and English, such as a title; both are present and neither is blank. */
public record Text(String zh, String en) {

    /** @throws ShifanException {@code text.blank} when one of the two is missing or blank */
    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
        if (zh.isBlank() || en.isBlank()) {
            throw new ShifanException(TextMessages.M.message("text.blank", zh, en));
        }
    }

    /** A text that is the same in both languages: a code, a formula, a proper name. */
    public static Text same(String value) {
        return new Text(value, value);
    }

    /** In both languages at once, for a line that is kept as one text. */
    public String both() {
        return zh.equals(en) ? zh : zh + " " + en;
    }

    /** The text in the given language. */
    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
