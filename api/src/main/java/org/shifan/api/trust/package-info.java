// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * Who may bring which criteria set: the guard that is asked before a set is accepted, and what an administrator may ask
 * of it. Imported by the registry of criteria, by the guard and by adapters.
 */
@Export
@Version("1.0.0")
package org.shifan.api.trust;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
