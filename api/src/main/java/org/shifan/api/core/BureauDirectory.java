// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;

/** The 35 direct bureaus; Shifan implements it, everybody may ask it. */
@ProviderType
public interface BureauDirectory {
    /** All bureaus in the order of the official list. */
    List<Bureau> bureaus();

    Optional<Bureau> bureau(BureauCode code);

    /**
     * The bureau with this key.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.bureau.unknown}, which names the keys
     *     that come near
     */
    Bureau require(BureauCode code);
}
