// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The messages of one package: {@code messages_zh.properties} and {@code messages_en.properties}
 * (UTF-8), beside the class that anchors them.
 */
public final class Messages {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]+");

    private final Class<?> anchor;
    private final Map<Language, Properties> patterns = new EnumMap<>(Language.class);
    private final Map<String, Text> texts = new HashMap<>();

    private Messages(Class<?> anchor) {
        this.anchor = anchor;
        for (Language language : Language.values()) {
            patterns.put(language, load(anchor, "messages_" + language.tag() + ".properties"));
        }
        for (String key : patterns.get(Language.EN).stringPropertyNames()) {
            String zh = patterns.get(Language.ZH).getProperty(key, "");
            String en = patterns.get(Language.EN).getProperty(key);
            if (!zh.isBlank() && !en.isBlank()) {
                texts.put(key, new Text(zh, en));
            }
        }
    }

    /**
     * Reads the messages that lie beside the given class.
     *
     * @throws IllegalStateException when one of the two files is missing: a mistake of the build
     */
    public static Messages of(Class<?> anchor) {
        return new Messages(anchor);
    }

    /**
     * Makes a message of the pattern with this key.
     *
     * @throws IllegalArgumentException when the key is missing in one of the languages: a mistake of
     *     the programmer, which the parity test of each module finds
     */
    public Message message(String key, Object... arguments) {
        return new Message(key, text(key), Arrays.asList(arguments));
    }

    /** The bare pattern of this key in both languages, for titles and labels without arguments. */
    public Text text(String key) {
        Text text = texts.get(key);
        return text != null ? text : new Text(pattern(Language.ZH, key), pattern(Language.EN, key));
    }

    /** Whether this key exists in both languages. */
    public boolean has(String key) {
        return patterns.values().stream().allMatch(p -> p.containsKey(key));
    }

    /**
     * The keys that exist in one language only, or whose patterns take other arguments in one than in the other, sorted: empty
     * when the two files agree.
     */
    public Set<String> unpaired() {
        Set<String> zh = patterns.get(Language.ZH).stringPropertyNames();
        Set<String> en = patterns.get(Language.EN).stringPropertyNames();
        Set<String> out = new TreeSet<>(zh);
        out.addAll(en);
        out.removeIf(key -> zh.contains(key)
                && en.contains(key)
                && arguments(pattern(Language.ZH, key)).equals(arguments(pattern(Language.EN, key))));
        return out;
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** All keys, sorted. */
    public List<String> keys() {
        return List.copyOf(new TreeSet<>(patterns.get(Language.EN).stringPropertyNames()));
    }

    private String pattern(Language language, String key) {
        String pattern = patterns.get(language).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException(
                    "no message '" + key + "' in language " + language.tag() + " beside " + anchor.getName());
        }
        return pattern;
    }

    private static Properties load(Class<?> anchor, String name) {
        Properties out = new Properties();
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + anchor.getName());
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                out.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
