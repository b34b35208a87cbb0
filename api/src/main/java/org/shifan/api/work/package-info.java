// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * What is done in and for a zone beside its cases: duties and who bears them, joint actions, policies of several authorities,
 * self-discipline, laboratories and their bookings, projects, good practice, publicity (§一, §三(三), §五, §六(三) to §六(五)); and a zone's
 * figures by the three aims and beside its peers (§二, §三(一)).
 */
@Export
@Version("1.1.0")
package org.shifan.api.work;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
