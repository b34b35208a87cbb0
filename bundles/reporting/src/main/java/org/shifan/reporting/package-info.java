/** Writes evaluation reports and rankings; a page is first a tree of finished texts, then a document. */
package org.shifan.reporting;
