// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.LocalDate;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.DivisionCode;

/** The divisions of GB/T 2260 with the time in which each code was in use; Shifan implements it. */
@ProviderType
public interface DivisionDirectory {
    /** The Chinese name of the division on that day, or empty when the code was not in use then. */
    Optional<String> name(DivisionCode code, LocalDate on);

    /** The division's name with those of the divisions that contain it, such as 江苏省苏州市昆山市. */
    Optional<String> fullName(DivisionCode code, LocalDate on);

    /**
     * @throws org.shifan.api.text.ShifanException {@code core.division.unknown} for a code that never
     *     was, {@code core.division.not-in-use} for one that was not in use on that day, with the time
     *     in which it was
     */
    void require(DivisionCode code, LocalDate on);
}
