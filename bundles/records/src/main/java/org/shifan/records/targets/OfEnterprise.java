// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

/** A record of an enterprise. */
interface OfEnterprise {
    /** The organisation code, or null when the record names no enterprise. */
    String enterprise();
}
