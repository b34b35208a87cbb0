// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/** The use of a title and its mark: who may, where, until when, and how anybody can verify it (B1, §六(五)). */
@Export
@Version("1.0.0")
package org.shifan.api.mark;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
