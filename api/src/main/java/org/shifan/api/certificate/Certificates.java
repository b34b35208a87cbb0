// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.certificate;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.lifecycle.Signature;

/** Issues certificates of official results and says whether one that is shown is genuine; Shifan implements it. */
@ProviderType
public interface Certificates {
    /**
     * Certifies what counts of an official evaluation at this moment: the verdict of a person where one has overridden the
     * computed one, and both are said.
     *
     * @throws org.shifan.api.text.ShifanException {@code certificate.evaluation} when there is no such evaluation, {@code
     *     certificate.undecided} for one without a verdict, or {@code certificate.key} when the key cannot be used
     */
    Certificate issue(long evaluation, Signature by);

    /** Those that were issued, newest first. */
    List<Certificate> issued(long evaluation);

    /**
     * Examines a certificate.
     *
     * @param text as it was handed out; 64 KiB at most
     * @throws org.shifan.api.text.ShifanException {@code certificate.form} when it is none
     */
    CertificateCheck check(String text);

    /** The public key with which anybody verifies, as PEM (RFC 7468). */
    String publicKey();
}
