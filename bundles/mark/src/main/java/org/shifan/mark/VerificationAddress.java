// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.mark.MarkCode;

/** Where a telephone that reads the picture of a code is sent. */
@Component(service = VerificationAddress.class, configurationPid = "org.shifan.mark")
@Designate(ocd = VerificationAddress.Settings.class)
public final class VerificationAddress {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationAddress.class);
    private static final String CODE = "{code}";

    private volatile String address = "";

    /** The settings. */
    @ObjectClassDefinition(name = "Shifan: marks / 标志")
    public @interface Settings {
        @AttributeDefinition(
                description = "Public address at which a mark is verified, with {code} in it, such as"
                        + " https://HOST/public/v1/marks/{code}; empty: the picture holds the bare code"
                        + " / 公众核验标志的网址，含 {code}；留空则二维码只含编码")
        String address() default "";
    }

    /** Without an address. */
    VerificationAddress() {}

    @Activate
    public VerificationAddress(Settings settings) {
        set(settings.address());
    }

    @Modified
    void modified(Settings settings) {
        set(settings.address());
    }

    /** What is wrong is said in the log, and changes nothing. */
    void set(String given) {
        String wanted = given.strip();
        Optional<String> wrong = wrong(wanted);
        if (wrong.isPresent()) {
            LOG.warn(
                    "org.shifan.mark/address is \"{}\": {}. It stays \"{}\". Right is such as"
                            + " https://HOST/public/v1/marks/{code}, or nothing.",
                    wanted,
                    wrong.get(),
                    address);
        } else {
            address = wanted;
        }
    }

    private static Optional<String> wrong(String address) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (!address.contains(CODE)) {
            return Optional.of("{code} is not in it");
        }
        try {
            URI uri = new URI(address.replace(CODE, "0"));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.empty() : Optional.of("it is no address of the web");
        } catch (URISyntaxException e) {
            return Optional.of("it is no address: " + e.getReason());
        }
    }

    /** What the picture says. */
    String of(MarkCode code) {
        String there = address;
        return there.isEmpty() ? code.toString() : there.replace(CODE, code.toString());
    }
}
