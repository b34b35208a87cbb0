// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Optional;

import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.text.Text;

/**
 * What a document says of itself at its beginning, as far as that is sound; what follows may be wrong.
 *
 * @param key empty when authority, subject or level cannot be told
 * @param version empty when it is no version
 * @param title empty when it is incomplete
 */
public record Header(String id, Optional<CriteriaKey> key, Optional<String> version, Optional<Text> title) {

    /** Empty when not even the id is sound. */
    static Optional<Header> of(Reading reading, CriteriaDocument document) {
        if (!reading.sound("id") || document.id().isBlank()) {
            return Optional.empty();
        }
        boolean key = reading.sound("authority") && reading.sound("subject") && reading.sound("level");
        return Optional.of(new Header(
                document.id(),
                key ? Optional.of(document.key()) : Optional.empty(),
                Optional.of(document.version()).filter(version -> reading.sound("version")),
                Optional.of(document.title()).filter(title -> reading.sound("title"))));
    }
}
