// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.Objects;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * One thing that an administrator may set, and how it is set.
 *
 * @param pid the name of its file in {@code etc/}, without {@code .cfg}
 * @param key its name in the file
 * @param value what holds now
 * @param initial what holds when nothing is written
 * @param allowed the values that are right
 * @param meaning what it is for
 * @param problem why what is written in the file does not hold; null when it does, or nothing is written
 */
public record Setting(
        String pid, String key, String value, String initial, Text allowed, Text meaning, Message problem) {

    public Setting {
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(initial, "initial");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(meaning, "meaning");
    }
}
