// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testdatabases;

/** The category of tests that the build runs twice: on Derby with all others, and once more on PostgreSQL. */
public interface EachDatabase {}
