// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * Why something is so, part by part. It becomes text only when somebody reads it, since most treatments are acted on and
 * never read.
 *
 * @param parts one for each ground, in the order of the rules
 */
public record Reason(List<Message> parts) {
    public Reason {
        parts = List.copyOf(parts);
    }

    /** The parts in both languages, joined by semicolons. */
    public Text text() {
        return new Text(zh(), en());
    }

    /** The parts in Chinese. */
    public String zh() {
        return parts.stream().map(part -> part.in(Language.ZH)).collect(Collectors.joining("；"));
    }

    /** The parts in English. */
    public String en() {
        return parts.stream().map(part -> part.in(Language.EN)).collect(Collectors.joining("; "));
    }

    /** The parts in the given language. */
    public String in(Language language) {
        return switch (language) {
            case ZH -> zh();
            case EN -> en();
        };
    }
}
