// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;

/**
 * A paper attached to a case.
 *
 * @param entry the number of its line in the case
 * @param kind what it is, such as {@code application}
 * @param file the name of the file, without a folder
 * @param type its media type, by its content
 * @param size in bytes
 * @param digest SHA-256 in hexadecimal
 */
public record Paper(
        int entry, String kind, String file, String type, long size, String digest, LocalDate day, String by) {}
