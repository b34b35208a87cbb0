// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * How a criteria set comes into force and out of it again: who decided it, when, why. Imported by the console and
 * by adapters.
 */
@Export
@Version("1.0.0")
package org.shifan.api.release;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
