// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.certificate;

import java.time.Instant;

import org.shifan.api.core.Actor;

/**
 * A signed certificate of an official result. It says what counted when it was issued, and stays as it is whatever happens later.
 *
 * @param number its number
 * @param evaluation the number of the official evaluation
 * @param key the id of the key that signed: the first 16 hexadecimal digits of the SHA-256 of the public key (X.509, DER)
 * @param text what is handed out: one line of JSON with the certificate, the key's id and the signature (Ed25519, Base64)
 */
public record Certificate(long number, long evaluation, String key, String text, Instant issued, Actor by) {}
