/**
 * Evaluation: requests, results with receipt and trace, the archive. Imported by reporting, facilitation
 * and adapters.
 */
@Export
@Version("1.1.0")
package org.shifan.api.evaluation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
