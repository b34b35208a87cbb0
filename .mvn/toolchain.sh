# Sourced by ./run and ./test: finds a JDK 17 and a Maven, or says what is missing.
# Sets JAVA_HOME and MVN (an array).

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$@" >&2; exit 1; }

java_version() {
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
  fi
}

find_java() {
  if [ -z "${JAVA_HOME:-}" ]; then
    local javac
    javac=$(command -v javac) || die "A JDK 17 is needed and none was found. Install one and set JAVA_HOME to it." \
      "需要 JDK 17，但没有找到。请安装并设置 JAVA_HOME。"
    JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$javac" 2>/dev/null || echo "$javac")")")
  fi
  [ -x "$JAVA_HOME/bin/javac" ] || die "JAVA_HOME is $JAVA_HOME, where there is no javac. Set it to a JDK 17." \
    "JAVA_HOME 为 $JAVA_HOME，其中没有 javac。请设为 JDK 17。"
  local version
  version=$(java_version "$JAVA_HOME")
  # Karaf 4.4 asks for the security manager, which Java 24 took away.
  if [ "${version:-0}" -lt 17 ] || [ "$version" -gt 23 ]; then
    die "Shifan needs Java 17; $JAVA_HOME is Java ${version:-unknown}. Set JAVA_HOME to a JDK 17." \
      "Shifan 需要 Java 17；$JAVA_HOME 是 Java ${version:-未知}。请把 JAVA_HOME 设为 JDK 17。"
  fi
  export JAVA_HOME
}

maven_suits() {
  "$1" --version 2>/dev/null | sed -n '1s/^.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' |
    { read -r major minor && [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }
}

# The wrapper brings the right Maven; where it cannot download it, an installed one of 3.8 or newer does.
find_maven() {
  if sh "$ROOT/mvnw" --version >/dev/null 2>&1; then
    MVN=(sh "$ROOT/mvnw")
  elif command -v mvn >/dev/null 2>&1 && maven_suits mvn; then
    MVN=(mvn)
  else
    die "Maven could not be downloaded by ./mvnw (no network?), and no Maven 3.8 or newer is installed." \
      "./mvnw 无法下载 Maven（没有网络？），也没有安装 3.8 或更新的 Maven。"
  fi
  MVN+=(-f "$ROOT/pom.xml" -B)
}
