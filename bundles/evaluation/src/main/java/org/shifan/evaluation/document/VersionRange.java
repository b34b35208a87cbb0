// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a set that another one can stand on.
 *
 * @param text as it was written
 */
public record VersionRange(
        String text, SemanticVersion from, boolean fromIncluded, SemanticVersion to, boolean toIncluded) {
    private static final String VERSION = "([0-9]+\\.[0-9]+\\.[0-9]+)";
    private static final Pattern INTERVAL = Pattern.compile("([\\[(]) *" + VERSION + " *, *" + VERSION + " *([\\])])");

    /**
     * Reads {@code 1.2.0} (that or later, below the next major version) or an interval such as
     * {@code [1.2.0,1.4.0)}; empty when it is neither or holds no version.
     */
    public static Optional<VersionRange> of(String text) {
        Matcher matcher = INTERVAL.matcher(text);
        if (!matcher.matches()) {
            return SemanticVersion.of(text)
                    .map(v -> new VersionRange(text, v, true, new SemanticVersion(v.major() + 1, 0, 0), false));
        }
        Optional<SemanticVersion> from = SemanticVersion.of(matcher.group(2));
        Optional<SemanticVersion> to = SemanticVersion.of(matcher.group(3));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        VersionRange range = new VersionRange(
                text,
                from.get(),
                matcher.group(1).equals("["),
                to.get(),
                matcher.group(4).equals("]"));
        int order = from.get().compareTo(to.get());
        boolean one = order == 0 && range.fromIncluded && range.toIncluded;
        return order < 0 || one ? Optional.of(range) : Optional.empty();
    }

    public boolean contains(SemanticVersion version) {
        int above = version.compareTo(from);
        int below = to.compareTo(version);
        return (fromIncluded ? above >= 0 : above > 0) && (toIncluded ? below >= 0 : below > 0);
    }

    @Override
    public String toString() {
        return text;
    }
}
