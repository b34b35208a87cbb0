// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.certificate.Certificates;

/** Prints the key by which anybody verifies certificates. */
@Service
@Command(scope = "shifan", name = "certificate-key", description = "Print the public key of certificates / 输出核验证书的公钥")
public class CertificateKeyCommand extends ShifanCommand<String> {

    @Override
    String answer() {
        return service(Certificates.class).publicKey();
    }

    @Override
    void show(String pem) {
        out().print(pem);
    }
}
