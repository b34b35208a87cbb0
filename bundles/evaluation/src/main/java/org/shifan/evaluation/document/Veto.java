// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Optional;

import org.shifan.api.text.Text;

/**
 * A veto item (一票否决): when its condition holds the subject fails, whatever the total.
 *
 * @param clauseText the words of the clause
 * @param descent empty when the set itself wrote it
 */
public record Veto(
        String id,
        Text title,
        String clause,
        Optional<Text> clauseText,
        Condition when,
        Optional<Descent> descent,
        Place place) {}
