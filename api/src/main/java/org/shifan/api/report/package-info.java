/** Reports and charts as files. Imported by adapters. */
@Export
@Version("1.0.0")
package org.shifan.api.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
