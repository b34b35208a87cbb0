// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.converter.DefaultConverter;

import org.shifan.api.text.ShifanException;

/**
 * Sets the options that stand behind a command's arguments.
 *
 * <p>Karaf takes everything after the first argument for arguments. Commands with arguments therefore have a
 * last one that gathers what follows ({@link OneArgumentCommand}, {@link TwoArgumentCommand}), and here it is
 * read as Karaf reads the options before them: the same names, {@code --name value} or {@code --name=value}.
 */
final class LaterOptions {

    private final Map<String, Field> options;

    LaterOptions(Class<?> command) {
        options = of(command);
    }

    /** A command's options by name and alias. */
    static Map<String, Field> of(Class<?> command) {
        Map<String, Field> found = new LinkedHashMap<>();
        for (Class<?> type = command; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Option option = field.getAnnotation(Option.class);
                if (option != null) {
                    found.put(option.name(), field);
                    Arrays.stream(option.aliases()).forEach(alias -> found.put(alias, field));
                }
            }
        }
        return found;
    }

    /**
     * Sets them on the command.
     *
     * @param words what stood behind the arguments
     * @throws ShifanException {@code shell.argument.surplus}, {@code shell.option.unknown}, {@code
     *     shell.option.no-value}, {@code shell.option.value}
     */
    void set(Object command, List<String> words) {
        for (Iterator<String> left = words.iterator(); left.hasNext(); ) {
            String word = left.next();
            if (!word.startsWith("-")) {
                throw ShifanCommand.refuse("shell.argument.surplus", word);
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Field field = options.get(name);
            if (field == null) {
                throw ShifanCommand.refuse("shell.option.unknown", name, String.join(", ", options.keySet()));
            }
            String value = equals < 0 ? null : word.substring(equals + 1);
            if (value == null && field.getType() == boolean.class) {
                value = "true";
            } else if (value == null) {
                if (!left.hasNext()) {
                    throw ShifanCommand.refuse("shell.option.no-value", name);
                }
                value = left.next();
            }
            set(command, field, name, value);
        }
    }

    private static void set(Object command, Field field, String name, String value) {
        try {
            field.setAccessible(true);
            if (field.getType() == List.class) {
                // An option that may stand several times.
                List<Object> all = new ArrayList<>();
                if (field.get(command) instanceof List<?> before) {
                    all.addAll(before);
                }
                all.add(value);
                field.set(command, all);
                return;
            }
            field.set(
                    command,
                    field.getType() == String.class
                            ? value
                            : new DefaultConverter(command.getClass().getClassLoader())
                                    .convert(value, field.getGenericType()));
        } catch (Exception e) { // what Karaf's converter throws has no type of its own
            throw new ShifanException(ShellMessages.M.message("shell.option.value", name, value), e);
        }
    }
}
