// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    /** Whether it serves on, though what its bundle brings now does not. */
    static boolean isHeld(JsonNode sets, String id) {
        for (JsonNode set : sets) {
            if (set.get("id").asText().equals(id) && set.get("state").asText().equals("HELD")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is sound in this version, in force or waiting for somebody's approval. */
    static boolean accepted(JsonNode sets, String id, String version) {
        for (JsonNode set : sets) {
            if (set.get("id").asText().equals(id)
                    && set.get("version").asText().equals(version)
                    && Set.of("CHECKED", "STAGED", "ACTIVE")
                            .contains(set.get("state").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The steps of a procedure that a version adds to those of the policy. */
    static List<String> ownSteps(JsonNode sets, String id, String version) {
        List<String> out = new ArrayList<>();
        for (JsonNode set : sets) {
            if (set.get("id").asText().equals(id) && set.get("version").asText().equals(version)) {
                set.at("/procedure/steps")
                        .forEach(step -> out.add(step.get("id").asText()));
            }
        }
        return out;
    }

    /** The codes of what is wrong with what was refused of a set. */
    static List<String> problems(JsonNode sets, String id) {
        List<String> out = new ArrayList<>();
        for (JsonNode set : sets) {
            if (set.get("id").asText().equals(id) && set.get("state").asText().equals("REFUSED")) {
                set.get("problems")
                        .forEach(problem -> out.add(problem.at("/message/key").asText()));
            }
        }
        return out;
    }

    /** The highest version of the set that serves, or may when no other wins; empty when there is none. */
    static String version(JsonNode sets, String id) {
        String out = "";
        for (JsonNode set : sets) { // lower versions come first
            String state = set.get("state").asText();
            if (set.get("id").asText().equals(id) && (state.equals("ACTIVE") || state.equals("STAGED"))) {
                out = set.get("version").asText();
            }
        }
        return out;
    }
}
