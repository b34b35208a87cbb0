// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.trust.AcceptanceGuard;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;
import org.shifan.api.trust.Trust.Examined;
import org.shifan.api.trust.Trust.Policy;
import org.shifan.api.trust.Trust.Ruled;
import org.shifan.api.trust.TrustedKey;

import static org.shifan.trust.TrustMessages.M;

/**
 * Judges by the signatures of JARs. A change of policy or keys holds at once for what arrives, and what is here is judged
 * anew; what was accepted and would be refused now serves on, is said loudly, and is for an administrator to stop.
 */
@Component(
        service = {AcceptanceGuard.class, TrustGuard.class},
        configurationPid = TrustGuard.PID)
@Designate(ocd = TrustGuard.Config.class)
public final class TrustGuard implements AcceptanceGuard {
    static final String PID = "org.shifan.trust";
    /** A day is China's, wherever the server stands. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(TrustGuard.class);

    private final BundleContext context;
    private final boolean developerMode;
    private final Clock clock;
    private final Map<Long, Ruled> rulings = new ConcurrentHashMap<>();
    /** What was let in, as old as it was then: it serves on when it would be refused now. */
    private final Map<Long, Long> letIn = new ConcurrentHashMap<>();

    private final Map<Long, RuledOut> ruledOut = new ConcurrentHashMap<>();
    /** Of which a class was wanted and not loaded. */
    private final Set<Long> barred = ConcurrentHashMap.newKeySet();

    private volatile Settings settings;

    /** What was refused for what its document says, which nobody knows before the door has read it. */
    private record RuledOut(long modified, Message flaw) {}

    private record Settings(Policy policy, Path folder, List<Message> problems) {}

    /** The settings, in {@code etc/org.shifan.trust.cfg}. */
    @ObjectClassDefinition(name = "Shifan: signatures / 签名")
    public @interface Config {
        /**
         * {@code off}: nothing is asked. {@code warn}: a flaw is told. {@code require}: a flaw is a refusal. Open to any
         * text on purpose: what is none of these must end as the strictest, also after a restart, and not as the default.
         */
        @AttributeDefinition(
                name = "Policy / 策略",
                description = "off, warn or require: what becomes of a set whose signature does not count"
                        + " / off、warn 或 require：签名无效的标准如何处理")
        String policy() default "off";

        /** The folder of the keys. */
        @AttributeDefinition(
                name = "Keys / 密钥文件夹",
                description = "The folder of the keys; empty for etc/trust / 密钥所在文件夹，空为 etc/trust")
        String keys() default "";
    }

    @Activate
    public TrustGuard(BundleContext context, Config config) {
        this(context, config, DeveloperMode.isOn(), Clock.systemUTC());
    }

    TrustGuard(BundleContext context, Config config, boolean developerMode, Clock clock) {
        this.context = context;
        this.developerMode = developerMode;
        this.clock = clock;
        modified(config);
        if (developerMode) {
            LOG.warn("{}", M.message("developer.mode", DeveloperMode.OPTION));
        }
    }

    /** What is none of the three is taken for the strictest, and said loudly: a slip of the pen opens no door. */
    @Modified
    void modified(Config config) {
        List<Message> problems = new ArrayList<>();
        Policy policy = switch (config.policy().strip().toLowerCase(Locale.ROOT)) {
            case "off" -> Policy.OFF;
            case "warn" -> Policy.WARN;
            case "require" -> Policy.REQUIRE;
            default -> {
                problems.add(M.message("policy.unknown", PID, config.policy()));
                yield Policy.REQUIRE;
            }
        };
        Path folder = config.keys().isBlank()
                ? Path.of(String.valueOf(context.getProperty("karaf.etc")), "trust")
                : Path.of(config.keys().strip());
        problems.forEach(problem -> LOG.error("{}", problem));
        settings = new Settings(policy, folder, List.copyOf(problems));
    }

    /** With the day: a key is revoked on one that was written down before. */
    @Override
    public long state() {
        Settings now = settings;
        long day = clock.instant().atZone(CHINA).toLocalDate().toEpochDay();
        return 31 * (31 * TrustStore.stamp(now.folder()) + day) + now.policy().ordinal();
    }

    @Override
    public Ruling judge(Claim claim) {
        Bundle bundle = context.getBundle(claim.bundle());
        if (bundle == null) {
            // Somebody took it away while it was examined; whoever examined it is about to hear of that too.
            return new Ruling(Ruling.Outcome.REFUSED, Ruling.UNSIGNED, M.message("trust.gone", claim.bundleName()));
        }
        Instant arrived = Instant.ofEpochMilli(bundle.getLastModified());
        Signature signature = signature(bundle);
        Message flaw = signature.flawOf(claim, arrived);
        Ruling ruling = ruling(flaw, signature);
        note(bundle, ruling);
        Ruled before = rulings.put(claim.bundle(), new Ruled(claim, ruling, clock.instant()));
        if (ruling.outcome() == Ruling.Outcome.WARNED && (before == null || !ruling.equals(before.ruling()))) {
            LOG.warn("{}", M.message("warned", claim.set(), claim.version(), claim.bundleName(), flaw));
        }
        return ruling;
    }

    private void note(Bundle bundle, Ruling ruling) {
        long modified = bundle.getLastModified();
        if (ruling.outcome() != Ruling.Outcome.REFUSED) {
            letIn.put(bundle.getBundleId(), modified);
            ruledOut.remove(bundle.getBundleId());
        } else if (!Long.valueOf(modified).equals(letIn.get(bundle.getBundleId()))) {
            ruledOut.put(bundle.getBundleId(), new RuledOut(modified, ruling.flaw()));
        }
    }

    /** Why no class of the bundle, as it is now, is loaded any more: its set was judged, and never let in. */
    Optional<Message> ruledOut(Bundle bundle) {
        return Optional.ofNullable(ruledOut.get(bundle.getBundleId()))
                .filter(out -> out.modified() == bundle.getLastModified() && settings.policy() == Policy.REQUIRE)
                .map(RuledOut::flaw);
    }

    private Ruling ruling(Message flaw, Signature signature) {
        String signer = flaw == null ? signature.signer() : Ruling.UNSIGNED;
        if (developerMode) {
            return new Ruling(Ruling.Outcome.ACCEPTED, Ruling.DEVELOPER_MODE + ", " + signer, flaw);
        }
        Ruling.Outcome outcome = flaw == null
                ? Ruling.Outcome.ACCEPTED
                : switch (settings.policy()) {
                    case OFF -> Ruling.Outcome.ACCEPTED;
                    case WARN -> Ruling.Outcome.WARNED;
                    case REQUIRE -> Ruling.Outcome.REFUSED;
                };
        return new Ruling(outcome, signer, flaw);
    }

    /** Why no class of the bundle may be loaded; nothing when they may. */
    Optional<Message> refusal(Bundle bundle) {
        Optional<Message> flaw = developerMode || settings.policy() != Policy.REQUIRE
                ? Optional.empty()
                : Optional.ofNullable(signature(bundle).ownFlaw());
        if (flaw.isPresent()) {
            barred.add(bundle.getBundleId());
        } else {
            barred.remove(bundle.getBundleId());
        }
        return flaw;
    }

    /** The set of such a bundle waits for facts or functions, and nothing else would say why they do not come. */
    private List<Message> barred() {
        return barred.stream()
                .sorted()
                .map(context::getBundle)
                .filter(Objects::nonNull)
                .flatMap(bundle -> refusal(bundle).map(flaw -> M.message("bundle.barred", bundle, flaw)).stream())
                .toList();
    }

    private Signature signature(Bundle bundle) {
        Seal seal;
        try {
            seal = SealReader.read(Contents.of(bundle));
        } catch (ShifanException e) {
            seal = Seal.broken(Map.of(), e.message());
        } catch (IOException | IllegalStateException e) {
            seal = Seal.broken(Map.of(), M.message("trust.unreadable", String.valueOf(e.getMessage())));
        }
        Optional<String> fragment = fragment(bundle);
        if (fragment.isPresent() && seal.flaw() == null) {
            seal = Seal.broken(seal.headers(), M.message("trust.fragment", fragment.get()));
        }
        return Signature.of(
                seal,
                TrustStore.read(settings.folder()),
                Instant.ofEpochMilli(bundle.getLastModified()),
                clock.instant());
    }

    /** A fragment puts classes and files into a bundle that its signer never saw. */
    private static Optional<String> fragment(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        List<BundleWire> wires = wiring == null ? null : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE);
        return wires == null
                ? Optional.empty()
                : wires.stream()
                        .map(wire -> wire.getRequirer().getBundle().toString())
                        .findFirst();
    }

    Policy policy() {
        return settings.policy();
    }

    boolean developerMode() {
        return developerMode;
    }

    List<TrustedKey> keys() {
        return TrustStore.read(settings.folder()).keys().stream()
                .sorted(Comparator.comparing(TrustedKey::name))
                .toList();
    }

    List<Message> problems() {
        Settings now = settings;
        List<Message> out = new ArrayList<>(now.problems());
        TrustStore store = TrustStore.read(now.folder());
        out.addAll(store.problems());
        if (now.policy() == Policy.REQUIRE && store.keys().isEmpty()) {
            out.add(M.message("store.empty", now.folder()));
        }
        out.addAll(barred());
        return out;
    }

    List<Ruled> rulings() {
        for (Map<Long, ?> kept : List.of(rulings, letIn, ruledOut)) {
            kept.keySet().removeIf(bundle -> context.getBundle(bundle) == null);
        }
        return rulings.values().stream()
                .sorted(Comparator.comparingLong(ruled -> ruled.claim().bundle()))
                .toList();
    }

    List<Examined> examine(String file, byte[] archive) {
        Map<String, byte[]> files = Contents.of(file, archive);
        List<Examined> out = new ArrayList<>();
        if (isCriteria(files)) {
            out.add(examined(file, files));
        }
        files.forEach((name, content) -> {
            if (name.endsWith(".jar")) {
                Map<String, byte[]> inner = Contents.of(file + "!" + name, content);
                if (isCriteria(inner)) {
                    out.add(examined(file + "!" + name, inner));
                }
            }
        });
        if (out.isEmpty()) {
            throw new ShifanException(M.message("trust.archive", file));
        }
        return out;
    }

    private static boolean isCriteria(Map<String, byte[]> files) {
        return SealReader.read(files).headers().containsKey(CriteriaBundle.HEADER);
    }

    private Examined examined(String file, Map<String, byte[]> files) {
        Instant now = clock.instant();
        Signature signature = Signature.of(SealReader.read(files), TrustStore.read(settings.folder()), now, now);
        Message flaw = signature.ownFlaw();
        return new Examined(
                file,
                flaw == null ? signature.signer() : Ruling.UNSIGNED,
                flaw == null ? signature.key().authority() : null,
                flaw);
    }
}
