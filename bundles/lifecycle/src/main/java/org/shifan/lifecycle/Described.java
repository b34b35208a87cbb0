// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import org.shifan.api.text.Text;

/**
 * A file of the bundle in YAML that describes what can be done. What is wrong in it is a mistake of the build, told with file
 * and place.
 */
public final class Described {
    private final String file;

    public Described(String file) {
        this.file = file;
    }

    /** The maps of the list that stands under the key. */
    public List<Map<?, ?>> read(InputStream in, String key) {
        Object root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(in);
        return maps(((Map<?, ?>) root).get(key));
    }

    public Text both(Map<?, ?> from, String at) {
        if (!(from.get("title") instanceof Map<?, ?> title)) {
            throw wrong(at, "title", from.get("title"));
        }
        return new Text(text(title, "zh", at), text(title, "en", at));
    }

    public String text(Map<?, ?> from, String key, String at) {
        Object value = from.get(key);
        if (value == null || value.toString().isBlank()) {
            throw wrong(at, key, value);
        }
        return value.toString();
    }

    public <T> T one(T[] all, java.util.function.Function<T, String> code, Object wanted, String at) {
        return Stream.of(all)
                .filter(value -> code.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(at, all[0].getClass().getSimpleName().toLowerCase(Locale.ROOT), wanted));
    }

    public void known(Map<?, ?> from, Set<String> keys, String at) {
        for (Object key : from.keySet()) {
            if (!keys.contains(key)) {
                throw wrong(at, "key", key);
            }
        }
    }

    public IllegalStateException wrong(String at, String what, Object found) {
        return new IllegalStateException(file + ": " + at + ": " + what + " '" + found + "'");
    }

    public static List<Map<?, ?>> maps(Object list) {
        List<Map<?, ?>> out = new ArrayList<>();
        for (Object one : list instanceof List<?> many ? many : List.of()) {
            out.add((Map<?, ?>) one);
        }
        return out;
    }

    public static List<String> texts(Object list) {
        return list instanceof List<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of();
    }
}
