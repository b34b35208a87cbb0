// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.util.List;

import org.shifan.api.text.Text;

/**
 * A column of an import.
 *
 * @param name the name in files, such as {@code value_usd}
 * @param title the name for people
 * @param required whether a row without it is rejected
 * @param aliases other headings that mean it, such as Chinese ones; compared without case and blanks
 */
public record ImportColumn(String name, Text title, boolean required, List<String> aliases) {
    public ImportColumn {
        aliases = List.copyOf(aliases);
    }

    public static ImportColumn required(String name, Text title, String... aliases) {
        return new ImportColumn(name, title, true, List.of(aliases));
    }

    public static ImportColumn optional(String name, Text title, String... aliases) {
        return new ImportColumn(name, title, false, List.of(aliases));
    }
}
