// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

/** Says that the zones and levels of the reference data are in the registers; the registers are served only then. */
public interface ReferenceLoaded {}
