// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.directory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;

/** Opens connections to the directory, bound as whoever searches. Certificates are those that Java trusts. */
final class Connections {
    private static final int MILLIS = 1000;

    private Connections() {}

    static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static LDAPConnection open(DirectorySettings settings, LDAPURL url, String password) throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(settings.timeout_s() * MILLIS);
        options.setResponseTimeoutMillis((long) settings.timeout_s() * MILLIS);
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        LDAPConnection connection = url.getScheme().equals("ldaps")
                ? new LDAPConnection(tls().getSocketFactory(), options)
                : new LDAPConnection(options);
        try {
            connection.connect(url.getHost(), url.getPort());
            if (settings.start_tls() && !url.getScheme().equals("ldaps")) {
                ExtendedResult answer = connection.processExtendedOperation(new StartTLSExtendedRequest(tls()));
                if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
                    throw new LDAPException(answer);
                }
            }
            if (!settings.bind_dn().isBlank()) {
                connection.bind(settings.bind_dn(), password);
            }
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    private static SSLContext tls() throws LDAPException {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new LDAPException(ResultCode.LOCAL_ERROR, "no TLS: " + e.getMessage(), e);
        }
    }
}
