// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.criteria.Problem;

/**
 * What came of reading a criteria document.
 *
 * @param document empty when there is a problem
 * @param header what could be told of it, also when there is a problem
 * @param problems all problems of the document at once, by line
 * @param waits whether nothing is wrong but that the set it extends is not here
 * @param base the set that it extends, as it was resolved against it
 * @param keys where the keys of the outermost level stand, and what was dropped of the base
 * @param draft a document with problems, as far as it could be read
 */
public record ReadResult(
        Optional<CriteriaDocument> document,
        Optional<Header> header,
        List<Problem> problems,
        boolean waits,
        Optional<CriteriaDocument> base,
        Map<String, Place> keys,
        Optional<Draft> draft) {
    public ReadResult {
        problems = List.copyOf(problems);
        keys = Map.copyOf(keys);
    }

    /** The key under which it is kept where a piece of the base was dropped. */
    public static String dropped(String what, String id) {
        return "dropped " + what + " " + id;
    }

    /**
     * Where a key of the outermost level stands; where the set says what it extends when it took that over; the whole
     * document when neither is there.
     */
    public Place place(String key) {
        Place base = keys.getOrDefault("base", Place.WHOLE);
        return keys.getOrDefault(key, base.as(key.startsWith("dropped ") ? "overrides" : key));
    }
}
