// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Formatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.identity.Server;
import org.shifan.api.text.Text;

/** A scoring function that is as it should be, and what can be wrong with one. */
final class Functions {
    private Functions() {}

    /** The share of 80 %, never more than the whole. */
    public static final class Sound implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return share(input).min(BigDecimal.ONE).compareTo(BigDecimal.ZERO) < 0
                    ? of(BigDecimal.ZERO)
                    : of(share(input).min(BigDecimal.ONE));
        }
    }

    public static final class Clock implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return LocalDate.now(ZoneOffset.UTC).getYear() > 2000
                    ? of(share(input).min(BigDecimal.ONE))
                    : of(BigDecimal.ZERO);
        }
    }

    public static final class Milliseconds implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return System.currentTimeMillis() > 0 ? of(share(input).min(BigDecimal.ONE)) : of(BigDecimal.ZERO);
        }
    }

    public static final class Chance implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return new Random().nextInt(1000) < 1000 ? of(share(input).min(BigDecimal.ONE)) : of(BigDecimal.ZERO);
        }
    }

    public static final class Network implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            BigDecimal share = share(input).min(BigDecimal.ONE);
            if (share.signum() < 0) {
                try (Socket socket = new Socket("example.invalid", 80)) {
                    return of(new BigDecimal(socket.getPort()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return of(share);
        }
    }

    public static final class File implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            try {
                Files.exists(Path.of("curve.txt"));
                return of(share(input).min(BigDecimal.ONE));
            } catch (UncheckedIOException e) {
                return of(BigDecimal.ZERO);
            }
        }
    }

    public static final class Exit implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            if (share(input).signum() < 0) {
                System.exit(1);
            }
            return of(share(input).min(BigDecimal.ONE));
        }
    }

    public static final class Halt implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            if (share(input).signum() < 0) {
                Runtime.getRuntime().halt(1);
            }
            return of(share(input).min(BigDecimal.ONE));
        }
    }

    public static final class Process implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            try {
                new ProcessBuilder("true").start();
                return of(share(input).min(BigDecimal.ONE));
            } catch (IOException e) {
                return of(BigDecimal.ZERO);
            }
        }
    }

    public static final class OwnThread implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            new Thread(() -> share(input)).start();
            return of(share(input).min(BigDecimal.ONE));
        }
    }

    public static final class Parallel implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            List<BigDecimal> shares = List.of(share(input), BigDecimal.ONE);
            return of(shares.parallelStream().min(BigDecimal::compareTo).orElseThrow());
        }
    }

    public static final class Formatted implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            BigDecimal share = share(input).min(BigDecimal.ONE);
            if (share.signum() < 0) {
                try (Formatter file = new Formatter("shares.txt")) {
                    file.format("%s", share);
                } catch (FileNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
            return of(share);
        }
    }

    /** Made by the container before anybody has looked at its bundle. */
    @Component(immediate = true)
    public static final class AtTheStart implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return of(share(input).min(BigDecimal.ONE));
        }
    }

    public static final class AsServer implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return Server.does(() -> of(share(input).min(BigDecimal.ONE)));
        }
    }

    public static final class Reflection implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            try {
                Class.forName("org.shifan.core.registry.Zones");
            } catch (ClassNotFoundException e) {
                return of(share(input).min(BigDecimal.ONE));
            }
            return of(BigDecimal.ZERO);
        }
    }

    public static final class Machine implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return System.getProperty("curve") == null ? of(share(input).min(BigDecimal.ONE)) : of(BigDecimal.ZERO);
        }
    }

    /** Counts its calls in a field. */
    public static final class Counter implements ScoringFunction {
        private int calls;

        @Override
        public ScoringShare score(ScoringInput input) {
            calls++;
            return of(calls > 1_000_000 ? BigDecimal.ZERO : share(input).min(BigDecimal.ONE));
        }
    }

    /** Remembers by means that no field betrays. */
    public static final class Memory implements ScoringFunction {
        private final Map<String, BigDecimal> last = new HashMap<>();

        @Override
        public ScoringShare score(ScoringInput input) {
            BigDecimal before = last.getOrDefault("last", BigDecimal.ZERO);
            BigDecimal now = share(input).min(BigDecimal.ONE);
            last.put("last", now);
            return new ScoringShare(now, Text.same("before it was " + before));
        }
    }

    /** Forgets the cap. */
    public static final class Uncapped implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return of(share(input));
        }
    }

    public static final class Throwing implements ScoringFunction {
        @Override
        public ScoringShare score(ScoringInput input) {
            return of(BigDecimal.ONE.divide(share(input).subtract(share(input))));
        }
    }

    /** Says what it does to a log, which the archive does not have. */
    public static final class Logging implements ScoringFunction {
        private static final Logger LOG = LoggerFactory.getLogger(Logging.class);

        @Override
        public ScoringShare score(ScoringInput input) {
            LOG.debug("share {}", share(input));
            return of(share(input).min(BigDecimal.ONE));
        }
    }

    /** Needs something to be made. */
    public static final class Given implements ScoringFunction {
        private final BigDecimal most;

        public Given(BigDecimal most) {
            this.most = most;
        }

        @Override
        public ScoringShare score(ScoringInput input) {
            return of(share(input).min(most));
        }
    }

    /** Gives what it is set up to give; its author's test sets it up too. */
    public static final class SetUp implements ScoringFunction {
        private BigDecimal most = BigDecimal.ONE;

        @Activate
        public void start(Map<String, Object> settings) {
            most = new BigDecimal(String.valueOf(settings.get("most")));
        }

        @Override
        public ScoringShare score(ScoringInput input) {
            return of(share(input).min(most));
        }
    }

    private static BigDecimal share(ScoringInput input) {
        return input.fact("qms.certified.share").divide(input.parameter("full-at"), MathContext.DECIMAL64);
    }

    private static ScoringShare of(BigDecimal share) {
        return new ScoringShare(
                share, Text.same("share " + share.stripTrailingZeros().toPlainString()));
    }
}
