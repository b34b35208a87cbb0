/**
 * Criteria: the plug-in point of a bureau's bundle (scoring functions, the names that make a bundle a
 * criteria bundle) and the registry that tells which set is in force. A criteria bundle with Java imports
 * this package and {@code org.shifan.api.fact}, {@code .text}, {@code .core}, and nothing else of Shifan.
 */
@Export
@Version("1.0.0")
package org.shifan.api.criteria;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
