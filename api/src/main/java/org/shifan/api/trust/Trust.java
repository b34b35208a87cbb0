// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.trust;

import java.time.Instant;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Message;

/** What an administrator asks about signatures. */
@ProviderType
public interface Trust {

    /** What is asked of a bundle's signature. */
    enum Policy {
        /** Nothing; who signed is noted. */
        OFF,
        /** A flaw is told loudly, and the set is accepted. */
        WARN,
        /** A set with a flaw is refused, and no class of its bundle is loaded. */
        REQUIRE
    }

    Policy policy();

    /** Whether the server was started for developers: signatures are not asked for, and every receipt says so. */
    boolean developerMode();

    /** The keys of the trust store, by name. */
    List<TrustedKey> keys();

    /** What is wrong with the configuration or the trust store; empty when nothing is. */
    List<Message> problems();

    /** The last ruling about each bundle that is here, by the number of the bundle. */
    List<Ruled> rulings();

    /**
     * Examines an archive that is not installed as if it came now: a criteria bundle, or a KAR with criteria bundles.
     * Whether its document belongs to the signer's authority is examined when it is installed.
     *
     * @param file its name, for messages
     * @return one for each criteria bundle; never empty
     * @throws org.shifan.api.text.ShifanException {@code trust.archive} when it is no archive or has no criteria bundle
     */
    List<Examined> examine(String file, byte[] archive);

    /** A ruling and what it is about. */
    record Ruled(Claim claim, Ruling ruling, Instant at) {}

    /**
     * An archive that was examined.
     *
     * @param file the archive, inside a KAR its path
     * @param signer as on a receipt
     * @param authority whose sets the signer may bring; null when the signature does not count
     * @param flaw as in {@link Ruling}; null when there is none
     */
    record Examined(String file, String signer, BureauCode authority, Message flaw) {}
}
