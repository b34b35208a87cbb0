// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * How titles are applied for, granted, kept and lost: cases, their steps, papers, panels and deadlines (§七(二), §七(三)).
 */
@Export
@Version("1.2.0")
package org.shifan.api.lifecycle;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
