// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.apache.karaf.shell.support.parsing.CommandLineImpl;
import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.ZoneRegistry;

import static org.assertj.core.api.Assertions.assertThat;

public class CompletionTest {

    private final Fakes modules = new Fakes()
            .with(ZoneRegistry.class, Map.of("zones", args -> List.of(Fakes.ZONE)))
            .with(
                    EnterpriseRegistry.class,
                    Map.of(
                            "codes",
                            args -> "DM09".equals(args[0]) || "".equals(args[0])
                                    ? List.of(OrganisationCode.of("DM0900062"))
                                    : List.of()));

    @Test
    public void aSubjectIsCompletedByKeyAndByKind() {
        assertThat(offered(new SubjectCompleter(), "facts", "3205")).containsExactly("320583-01 ");
        assertThat(offered(new SubjectCompleter(), "facts", "zone:3205")).containsExactly("zone:320583-01 ");
        assertThat(offered(new SubjectCompleter(), "facts", "zo")).containsExactly("zone:320583-01 ");
        assertThat(offered(new SubjectCompleter(), "facts", "enterprise:DM09"))
                .containsExactly("enterprise:DM0900062 ");
        assertThat(offered(new SubjectCompleter(), "facts", "DM09")).containsExactly("DM0900062 ");
        assertThat(offered(new SubjectCompleter(), "facts", "")).containsExactly("320583-01 ");
    }

    @Test
    public void anEnterpriseIsCompletedByItsCode() {
        assertThat(offered(new EnterpriseCompleter(), "enterprise", "DM09")).containsExactly("DM0900062 ");
        assertThat(offered(new EnterpriseCompleter(), "enterprise", "XX")).isEmpty();
    }

    @Test
    public void optionsAreCompletedBehindTheArguments() {
        assertThat(offered(new OptionCompleter(), "shifan:zone", "320583-01", "--o"))
                .containsExactly("--on ");
        assertThat(offered(new OptionCompleter(), "shifan:facts", "320583-01", ""))
                .contains("--year ", "--as-of ", "--lang ", "--json ");
    }

    /** Karaf completes no further word when an earlier one is not offered, such as the number of an evaluation. */
    @Test
    public void anEarlierWordIsAcceptedWhateverItIs() {
        for (Completer completer : List.of(asking(new ZoneCompleter()), new OptionCompleter())) {
            List<String> candidates = new ArrayList<>();
            assertThat(completer.complete(null, new ArgumentCommandLine("26", 2), candidates))
                    .isEqualTo(0);
            assertThat(candidates).hasSize(1);
        }
    }

    private List<String> offered(Completer completer, String... words) {
        List<String> candidates = new ArrayList<>();
        String last = words[words.length - 1];
        String line = String.join(" ", words);
        Session session = (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, args) -> args[0]);
        asking(completer)
                .complete(
                        session,
                        new CommandLineImpl(words, words.length - 1, last.length(), line.length(), line),
                        candidates);
        return candidates;
    }

    private <C extends Completer> C asking(C completer) {
        if (completer instanceof NameCompleter names) {
            names.context = (BundleContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {BundleContext.class},
                    (proxy, method, args) -> switch (method.getName()) {
                        case "getServiceReference" -> reference((Class<?>) args[0]);
                        case "getService" ->
                            modules.get((Class<?>) ((ServiceReference<?>) args[0]).getProperty("type"));
                        default -> true;
                    });
        }
        return completer;
    }

    private static ServiceReference<?> reference(Class<?> type) {
        return (ServiceReference<?>) Proxy.newProxyInstance(
                CompletionTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) -> type);
    }
}
