// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditVerification;
import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Finding;
import org.shifan.api.operations.Plugin;
import org.shifan.api.operations.Plugins;
import org.shifan.api.trust.Trust;
import org.shifan.api.trust.TrustedKey;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** The audit log, the bundles that are here, and whether the server is well; for administrators. */
public final class OperationResources implements Resources {
    private static final String TAG = "operations";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Param<String> SUBJECT = Param.text("subject");
    private static final Param<String> WHO = Param.text("who");
    private static final Param<String> SOURCE = Param.text("source");
    private static final Param<LocalDate> SINCE = Param.day("since");

    private final Services services;

    public OperationResources(Services services) {
        this.services = services;
    }

    /**
     * What the log is compared with.
     *
     * @param head one that was kept elsewhere, such as {@code 1234:9f86…}
     */
    public record VerificationOrder(@MayBeMissing String head) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/audit/entries", "auditEntries", TAG)
                        .needs("server.read")
                        .with(SUBJECT, WHO, SOURCE, SINCE)
                        .givesPage(AuditEntry.class)
                        .by(this::entries),
                Route.get("/api/v1/audit/head", "auditHead", TAG)
                        .needs("server.read")
                        .gives(AuditHead.class)
                        .by(call -> Answer.ok(services.need(AuditLog.class).head())),
                Route.post("/api/v1/audit/verifications", "auditVerify", TAG)
                        .needs("server.read")
                        .takes(VerificationOrder.class)
                        .gives(AuditVerification.class)
                        .by(this::verify),
                Route.get("/api/v1/plugins", "plugins", TAG)
                        .needs("server.read")
                        .givesPage(Plugin.class)
                        .by(call -> Page.of(services.need(Plugins.class).list(), call)),
                Route.get("/api/v1/trusted-keys", "trustedKeys", TAG)
                        .needs("server.read")
                        .givesPage(TrustedKey.class)
                        .by(call -> Page.of(services.need(Trust.class).keys(), call)),
                Route.get("/api/v1/rulings", "rulings", TAG)
                        .needs("server.read")
                        .givesPage(Trust.Ruled.class)
                        .by(call -> Page.of(services.need(Trust.class).rulings(), call)),
                Route.get("/api/v1/health", "health", TAG)
                        .needs("server.read")
                        .givesPage(Finding.class)
                        .by(call -> Page.of(services.need(Doctor.class).examine(), call)));
    }

    private Answer entries(Call call) {
        AuditLog.Query query = new AuditLog.Query(
                call.orNull(SUBJECT),
                call.orNull(WHO),
                call.orNull(SOURCE),
                call.find(SINCE).map(day -> day.atStartOfDay(CHINA).toInstant()).orElse(null));
        List<AuditEntry> found = services.need(AuditLog.class)
                .entries(
                        query,
                        Page.position(call, Long.MAX_VALUE),
                        call.get(Route.LIMIT).intValue() + 1);
        return Page.newest(found, AuditEntry::number, each -> each, call);
    }

    private Answer verify(Call call) {
        String kept = call.body(VerificationOrder.class).head();
        AuditHead head = null;
        if (kept != null) {
            try {
                head = AuditHead.of(kept);
            } catch (IllegalArgumentException e) {
                throw Refusal.of(422, "rest.json.value", "head");
            }
        }
        return Answer.json(201, services.need(AuditLog.class).verify(head));
    }
}
