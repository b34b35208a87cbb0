/** Decides the treatment of declared shipments by rules, one class for each measure of §六(一). */
package org.shifan.facilitation;
