// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.text.Message;

/**
 * What an integrity check found.
 *
 * @param counted how many of what were looked at, by a stable word such as {@code rows}, in the order of the check
 * @param summary the same for people
 * @param faults how many things do not agree
 * @param first what the first of them are and where, at most a hundred
 * @param remarks what is no fault and yet to be known, such as an import that was cut off and is to be finished
 */
public record IntegrityFindings(
        Map<String, Long> counted, Message summary, long faults, List<Message> first, List<Message> remarks) {
    private static final int SHOWN = 100;

    public IntegrityFindings {
        counted = Collections.unmodifiableMap(new LinkedHashMap<>(counted));
        first = List.copyOf(first);
        remarks = List.copyOf(remarks);
    }

    /** Whether everything agrees. */
    public boolean sound() {
        return faults == 0;
    }

    /** Gathers what a check finds. */
    public static final class Gathering {
        private final Map<String, Long> counted = new LinkedHashMap<>();
        private final List<Message> first = new ArrayList<>();
        private final List<Message> remarks = new ArrayList<>();
        private long faults;

        /** Something was looked at so many times more. */
        public Gathering count(String word, long more) {
            counted.merge(word, more, Long::sum);
            return this;
        }

        /** How many of this were looked at. */
        public long counted(String word) {
            return counted.getOrDefault(word, 0L);
        }

        /** One thing does not agree. */
        public Gathering fault(Message message) {
            faults++;
            if (first.size() < SHOWN) {
                first.add(message);
            }
            return this;
        }

        /** Something to be known that is no fault. */
        public Gathering remark(Message message) {
            remarks.add(message);
            return this;
        }

        public IntegrityFindings with(Message summary) {
            return new IntegrityFindings(counted, summary, faults, first, remarks);
        }
    }
}
