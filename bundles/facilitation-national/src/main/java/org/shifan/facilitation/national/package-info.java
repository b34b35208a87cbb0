/** The rules of the measures of §六(一), as tables. */
package org.shifan.facilitation.national;
