// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import javax.servlet.Servlet;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

import org.shifan.rest.events.EventStream;
import org.shifan.rest.http.Front;
import org.shifan.rest.http.Intake;
import org.shifan.rest.http.Limits;
import org.shifan.rest.security.Gatekeeper;

/** The HTTP API in the container: a servlet by the whiteboard. */
@Component(service = Servlet.class, configurationPid = "org.shifan.rest")
@HttpWhiteboardServletName("shifan-rest")
@HttpWhiteboardServletPattern({"/api/v1/*", "/public/v1/*"})
@HttpWhiteboardServletAsyncSupported
@Designate(ocd = ApiServlet.Settings.class)
public final class ApiServlet extends Front {
    private static final long serialVersionUID = 1L;

    private final transient TrackedServices services;
    private final transient AllRoutes routes;

    /** What is taken from whom. */
    @ObjectClassDefinition(name = "Shifan: HTTP API / HTTP 接口")
    public @interface Settings {
        @AttributeDefinition(
                description =
                        "Take passwords and tokens over plain HTTP from other machines: only behind a proxy that speaks"
                                + " TLS / 允许其他机器以明文 HTTP 登录，仅限前置 TLS 代理时")
        boolean plain_http() default false;

        @AttributeDefinition(min = "1", description = "Requests of an account in a minute / 每账号每分钟请求数")
        int per_account() default 600;

        @AttributeDefinition(min = "1", description = "Requests of an address in a minute / 每地址每分钟请求数")
        int per_address() default 1200;

        @AttributeDefinition(min = "1", description = "Largest upload in MiB, unpacked / 上传文件上限（MiB，解压后）")
        int upload_mib() default 256;

        @AttributeDefinition(
                description = "The one origin whose pages may call, such as https://example.org; empty: none"
                        + " / 允许跨域调用的唯一来源，空为不允许")
        String origin() default "";
    }

    @Activate
    public ApiServlet(BundleContext context, Settings settings) {
        this(new TrackedServices(context), settings, context.getDataFile("").toPath());
    }

    private ApiServlet(TrackedServices services, Settings settings, Path folder) {
        this(services, limits(settings), folder, Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    private ApiServlet(TrackedServices services, Limits limits, Path folder, Clock clock) {
        this(services, limits, folder, clock, new Gatekeeper(services, Gatekeeper.realm(), limits.plainHttp(), clock));
    }

    private ApiServlet(TrackedServices services, Limits limits, Path folder, Clock clock, Gatekeeper gatekeeper) {
        this(
                services,
                limits,
                folder,
                gatekeeper,
                new AllRoutes(services, gatekeeper, clock, folder, EventStream.Pace.USUAL));
    }

    private ApiServlet(TrackedServices services, Limits limits, Path folder, Gatekeeper gatekeeper, AllRoutes routes) {
        super(routes.routes(), gatekeeper, services, limits, new Intake(limits, folder));
        this.services = services;
        this.routes = routes;
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                Limits.INITIAL.jsonBytes(),
                (long) settings.upload_mib() << 20,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                settings.per_account(),
                settings.per_address(),
                settings.plain_http(),
                settings.origin().strip());
    }

    @Deactivate
    void close() {
        routes.close();
        services.close();
    }
}
