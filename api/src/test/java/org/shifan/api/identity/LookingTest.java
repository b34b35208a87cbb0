// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.security.Principal;
import java.security.PrivilegedAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.security.auth.Subject;

import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.junit.Test;

import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

public class LookingTest {
    private static Optional<String> as(Permissions permissions, Principal... who) {
        Subject subject = new Subject(true, Set.of(who), Set.of(), Set.of());
        return Subject.doAs(subject, (PrivilegedAction<Optional<String>>) () -> refusal(permissions));
    }

    /** The code by which this thread is refused. */
    private static Optional<String> refusal(Permissions permissions) {
        return Optional.ofNullable(catchThrowableOfType(ShifanException.class, () -> Looking.require(permissions)))
                .map(ShifanException::code);
    }

    @Test
    public void whoIsThereToAskIsAskedWhateverTheConsoleSays() {
        Permissions nobody = (operation, place, actor) ->
                Optional.of(new Message(operation + " " + place.equals(Place.COUNTRY), Text.same("no"), List.of()));
        assertThat(as(nobody, new RolePrincipal("admin"))).contains("server.read true");
        assertThat(as((operation, place, actor) -> Optional.empty())).isEmpty();
    }

    @Test
    public void whileNobodyAnswersTheServerAndWhoRunsItLookAndNobodyElse() {
        assertThat(refusal(null)).contains("identity.away");
        assertThat(as(null, new RolePrincipal("viewer"))).contains("identity.away");
        assertThat(as(null, () -> "admin")).as("another kind of principal").contains("identity.away");
        assertThat(as(null, new RolePrincipal("admin"))).isEmpty();
        Server.runs(() -> Looking.require(null));
    }
}
