/** The dated reference data of facilitation: lists, risks, modes and measures, each line with its source. */
package org.shifan.facilitation.reference;
