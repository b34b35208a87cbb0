// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a bundle as a container reads it, which is not at hand in an author's build.
 *
 * @param release three numbers; those that are not written are zero
 * @param whole with the qualifier, if there is one
 */
record BundleVersion(String release, String whole) {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.([A-Za-z0-9_-]+))?)?)?");

    /** What is no version stays what it is: no container installs it. */
    static BundleVersion of(String header) {
        Matcher written = WRITTEN.matcher(header.strip());
        if (header.isBlank()) {
            return new BundleVersion("0.0.0", "0.0.0");
        }
        if (!written.matches()) {
            return new BundleVersion(header, header);
        }
        String release = number(written.group(1)) + "." + number(written.group(2)) + "." + number(written.group(3));
        String qualifier = written.group(4);
        return new BundleVersion(release, qualifier == null ? release : release + "." + qualifier);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
