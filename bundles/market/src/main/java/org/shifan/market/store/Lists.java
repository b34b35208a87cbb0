// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several values in one column, a line each. */
public final class Lists {
    private Lists() {}

    public static String column(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    public static <T> List<T> values(String column, Function<String, T> reader) {
        return column == null || column.isEmpty()
                ? List.of()
                : column.lines().map(reader).toList();
    }
}
