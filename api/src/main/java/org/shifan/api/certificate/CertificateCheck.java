// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.certificate;

import java.util.List;

import org.shifan.api.text.Message;

/**
 * What is to be said of a certificate that somebody shows.
 *
 * @param evaluation the number of the evaluation of which it tells; 0 when nothing of it can be believed
 * @param reason the outcome in a sentence
 * @param since what is different by now: another verdict counts, or a record behind it was corrected; empty when nothing is
 */
public record CertificateCheck(Outcome outcome, long evaluation, Message reason, List<Message> since) {
    /** Whether it is what it says. */
    public enum Outcome {
        /** It was signed with a key that is known here, and not altered. */
        GENUINE,
        /** It was altered, or signed with another key than it names. */
        FORGED,
        /** The key that it names is not known here. */
        UNKNOWN_KEY
    }

    public CertificateCheck {
        since = List.copyOf(since);
    }
}
