// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * The promise that a module's tables exist. Imported by every bundle that keeps tables of its own, so that its
 * store is there only after its migration.
 */
@Export
@Version("1.0.0")
package org.shifan.api.schema;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
