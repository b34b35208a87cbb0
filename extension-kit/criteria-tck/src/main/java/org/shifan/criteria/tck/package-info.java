/**
 * The conformance kit of criteria bundles: {@link org.shifan.criteria.tck.CriteriaConformance} is what a
 * bundle's test class inherits, a library for tests and no bundle.
 */
package org.shifan.criteria.tck;
