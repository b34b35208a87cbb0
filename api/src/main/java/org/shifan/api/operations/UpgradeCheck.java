// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;

/** Says, before the platform is upgraded, which of the extensions that are installed would work on the new one. */
@ProviderType
public interface UpgradeCheck {

    /**
     * Holds what every installed extension needs against what the new platform has.
     *
     * @param platform a folder with the new platform (its jars are looked for beneath it), a KAR, or the address or file of a
     *     features repository
     * @return one line for each extension, those that would not resolve first
     * @throws org.shifan.api.text.ShifanException {@code upgrade.unreadable} when it cannot be read, {@code upgrade.no-platform}
     *     when nothing in it has the contract of Shifan
     */
    List<Compatibility> check(String platform);

    /**
     * Whether an extension would resolve on the new platform.
     *
     * @param id its number in the container
     * @param name its symbolic name
     * @param version of the bundle
     * @param resolves whether all that it needs is there
     * @param reasons what is missing, and what the new platform has instead; empty when it resolves
     */
    record Compatibility(long id, String name, String version, boolean resolves, List<Message> reasons) {
        public Compatibility {
            reasons = List.copyOf(reasons);
        }
    }
}
