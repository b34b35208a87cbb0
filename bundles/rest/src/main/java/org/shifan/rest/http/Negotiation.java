// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.List;
import java.util.Locale;

import org.shifan.api.text.Language;

/** What the headers of a request ask for. */
final class Negotiation {
    private Negotiation() {}

    /** The first of the two languages that is acceptable; English for whoever names neither. */
    static Language language(String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return Language.EN;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                String tag = range.getRange().toLowerCase(Locale.ROOT);
                if (range.getWeight() > 0 && (tag.equals("zh") || tag.startsWith("zh-"))) {
                    return Language.ZH;
                }
                if (range.getWeight() > 0 && (tag.equals("en") || tag.startsWith("en-"))) {
                    return Language.EN;
                }
            }
        } catch (IllegalArgumentException e) {
            return Language.EN;
        }
        return Language.EN;
    }

    /** @throws Refusal 406 when none of the offered media types is acceptable */
    static void requireAccepted(String header, List<String> offered) {
        if (header == null || header.isBlank()) {
            return;
        }
        for (String each : header.split(",")) {
            String[] parts = each.strip().toLowerCase(Locale.ROOT).split(";");
            boolean refused = false;
            for (int i = 1; i < parts.length; i++) {
                refused |= parts[i].strip().matches("q=0(\\.0*)?");
            }
            if (!refused && offered.stream().anyMatch(type -> covers(parts[0].strip(), type))) {
                return;
            }
        }
        throw Refusal.of(406, "rest.accept", header.length() > 200 ? "…" : header, String.join(", ", offered));
    }

    private static boolean covers(String range, String type) {
        return range.equals("*/*")
                || range.equals(type)
                || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
    }

    /**
     * The media type of a body without its parameters.
     *
     * @throws Refusal 415 when it is none of those, or in another character set than UTF-8
     */
    static String requireContentType(String header, List<String> taken) {
        String[] parts = (header == null ? "" : header).toLowerCase(Locale.ROOT).split(";");
        boolean charset = true;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            charset &= !part.startsWith("charset=")
                    || part.substring("charset=".length()).replace("\"", "").equals("utf-8")
                    || !parts[0].strip().equals("application/json");
        }
        String type = parts[0].strip();
        if (!charset || !taken.contains(type)) {
            throw Refusal.of(
                            415,
                            "rest.content-type",
                            header == null ? "" : header.length() > 200 ? "…" : header,
                            String.join(", ", taken))
                    .with("Accept-Post", String.join(", ", taken));
        }
        return type;
    }

    /** Whether the answer may be packed. */
    static boolean gzip(String header) {
        if (header == null) {
            return false;
        }
        for (String each : header.split(",")) {
            String[] parts = each.strip().toLowerCase(Locale.ROOT).split(";");
            if (parts[0].strip().equals("gzip")) {
                return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
