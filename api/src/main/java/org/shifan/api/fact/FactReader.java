// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Subject;

/** Reads other facts while one is being made; Shifan implements it and refuses a circle. */
@ProviderType
@FunctionalInterface
public interface FactReader {
    /** The value of the fact, known or missing; {@link FactValue.Missing} too for an unknown fact. */
    FactValue read(FactId fact, Subject subject, int year);
}
