// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code shifan:criteria --json} lists. */
final class SetList {
    static final String COMMAND = "shifan:criteria --json";

    private SetList() {}

    /** Whether it is this version that serves. */
    static boolean inForce(JsonNode sets, String id, String version) {
        for (JsonNode set : sets) {
            if (set.get("id").asText().equals(id)
                    && set.get("version").asText().equals(version)
                    && set.get("state").asText().equals("ACTIVE")) {
                return true;
            }
        }
        return false;
    }

    /** The version of the set that serves, or may when no other wins; empty when there is none. */
    static String version(JsonNode sets, String id) {
        for (JsonNode set : sets) {
            String state = set.get("state").asText();
            if (set.get("id").asText().equals(id) && (state.equals("ACTIVE") || state.equals("STAGED"))) {
                return set.get("version").asText();
            }
        }
        return "";
    }
}
