// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * What an administrator asks of a running system: is it well, why is something not in force, who brought what.
 */
@Export
@Version("1.2.0")
package org.shifan.api.operations;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
