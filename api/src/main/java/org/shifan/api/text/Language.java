// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.util.Locale;

/** A language in which Shifan speaks to people: every text that a user sees exists in both. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE, "zh"),
    EN(Locale.ENGLISH, "en");

    private final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    /** The locale used for numbers and dates in this language; never the machine's own. */
    public Locale locale() {
        return locale;
    }

    /** The tag used in file names and documents: {@code zh} or {@code en}. */
    public String tag() {
        return tag;
    }

    /**
     * Reads a tag such as {@code zh}, {@code zh-CN}, {@code en} or {@code en_US}, in any case.
     *
     * @throws ShifanException {@code text.language.unknown} when it is neither
     */
    public static Language of(String tag) {
        String t = tag == null ? "" : tag.strip().toLowerCase(Locale.ROOT);
        if (t.equals("zh") || t.startsWith("zh-") || t.startsWith("zh_")) {
            return ZH;
        }
        if (t.equals("en") || t.startsWith("en-") || t.startsWith("en_")) {
            return EN;
        }
        throw new ShifanException(TextMessages.M.message("text.language.unknown", String.valueOf(tag)));
    }
}
