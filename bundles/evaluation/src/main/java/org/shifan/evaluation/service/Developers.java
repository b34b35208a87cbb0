// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.shifan.api.trust.Ruling;

/**
 * Whether this server was started for developers, for its receipts. What the archive knows of a signer is of the day on which
 * a set was accepted first, maybe by a server of the other mode. As for signatures, it is told by the options of the Java process alone.
 */
final class Developers {
    private static final String OPTION = "-Dshifan.developer-mode=true";
    private static final String BEFORE = Ruling.DEVELOPER_MODE + ", ";

    private final boolean isOn;

    private Developers(boolean isOn) {
        this.isOn = isOn;
    }

    static Developers ofThisServer() {
        return of(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** @param options that the process was started with */
    static Developers of(List<String> options) {
        return new Developers(options.contains(OPTION));
    }

    /**
     * What a receipt that is made now says of the origin of its set.
     *
     * @param signer as it was noted when the set was accepted; null when nobody was asked
     */
    String origin(String signer) {
        String plain = signer != null && signer.startsWith(BEFORE) ? signer.substring(BEFORE.length()) : signer;
        if (!isOn) {
            return plain;
        }
        return plain == null ? Ruling.DEVELOPER_MODE : BEFORE + plain;
    }
}
