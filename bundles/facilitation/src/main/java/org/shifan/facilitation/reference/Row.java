// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import org.shifan.api.code.DateRange;

/**
 * A dated line of reference data. Lines are added, never edited, so that a past day is judged by what held then.
 *
 * @param key what it speaks of: the first digits of an HS code, or the key of a rule set, mode or measure
 * @param period the days on which it is in force
 * @param source the document it was taken from
 * @param file the file it stands in
 * @param line its line there
 */
public record Row<V>(String key, V value, DateRange period, Evidence evidence, String source, String file, long line) {}
