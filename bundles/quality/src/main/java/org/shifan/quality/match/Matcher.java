// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Match;
import org.shifan.api.quality.RegisteredGoods;
import org.shifan.api.text.Text;
import org.shifan.quality.store.Product;
import org.shifan.quality.store.ProductBook;
import org.shifan.quality.store.Texts;

import static org.shifan.quality.QualityMessages.M;

/**
 * Compares an incident with the register of goods and enterprises. Foreign reports hardly ever name the maker as it is
 * registered, so that every agreement gives points and is told, and a person decides.
 */
public final class Matcher {
    /** What an agreement is worth; set by us, and to be judged as such. */
    private enum Ground {
        NAMED(80),
        BARCODE(70),
        BRAND_AND_MODEL(60),
        MAKER(50),
        MAKER_PART(25),
        BRAND(25),
        MODEL(20),
        BRAND_IN_NAME(15),
        HEADING(10);

        private final int points;

        Ground(int points) {
            this.points = points;
        }
    }

    private static final int MOST = 95;
    private static final int SHOWN = 20;
    private static final int NAMES = 20;
    private static final int GOODS = 5;
    private static final int WORDS = 40;
    /** A part of a name that is shorter is found everywhere. */
    private static final int LEAST_LETTERS = 4;

    private static final Set<String> CHINA = Set.of("china", "cn", "chn", "peoplesrepublicofchina", "中国", "中华人民共和国");

    private final ProductBook products;
    private final EnterpriseRegistry enterprises;
    private final Map<OrganisationCode, Map<Ground, String>> found = new LinkedHashMap<>();
    private final Map<OrganisationCode, Map<Ground, Set<Product>>> goods = new LinkedHashMap<>();

    public Matcher(ProductBook products, EnterpriseRegistry enterprises) {
        this.products = products;
        this.enterprises = enterprises;
    }

    /**
     * The enterprises that may have made the goods.
     *
     * @param named the enterprise that a source names by code, or null
     */
    public List<Match> matches(Incident incident, OrganisationCode named) {
        if (named != null) {
            add(named, Ground.NAMED, named.value());
        }
        compareGoods(incident);
        compareMaker(incident.maker());
        compareHeading(incident.goods().hs());
        Map<OrganisationCode, Enterprise> known = enterprises.enterprises(found.keySet());
        boolean foreign = foreign(incident.origin());
        return found.entrySet().stream()
                .filter(entry -> known.containsKey(entry.getKey()))
                .map(entry -> match(known.get(entry.getKey()), entry.getValue(), foreign ? incident.origin() : ""))
                .sorted(Comparator.comparingInt(Match::confidence).reversed().thenComparing(Match::enterprise))
                .limit(SHOWN)
                .toList();
    }

    private void compareGoods(Incident incident) {
        List<String> brands = Texts.keys(incident.goods().brand());
        List<String> models = Texts.keys(incident.goods().model());
        List<String> barcodes = Texts.barcodes(incident.goods().barcode());
        products.byBarcode(barcodes).forEach(p -> add(p, Ground.BARCODE, p.barcode()));
        for (Product product : products.byModel(models)) {
            if (brands.contains(Texts.key(product.brand()))) {
                add(product, Ground.BRAND_AND_MODEL, product.brand() + " " + product.model());
            } else {
                add(product, Ground.MODEL, product.model());
            }
        }
        products.byBrand(brands).forEach(p -> add(p, Ground.BRAND, p.brand()));
        products.byBrand(phrases(incident.goods().name())).forEach(p -> add(p, Ground.BRAND_IN_NAME, p.brand()));
    }

    /** The words of a name and what two or three of them make together: one of these may be a brand. */
    private static Set<String> phrases(String name) {
        String[] words = name.split("[\\s,;/()]+", WORDS + 1);
        Set<String> out = new HashSet<>();
        for (int from = 0; from < Math.min(words.length, WORDS); from++) {
            StringBuilder phrase = new StringBuilder();
            for (int to = from; to < Math.min(from + 3, Math.min(words.length, WORDS)); to++) {
                phrase.append(Texts.key(words[to]));
                if (phrase.length() >= LEAST_LETTERS) {
                    out.add(phrase.toString());
                }
            }
        }
        return out;
    }

    private void compareMaker(String makers) {
        for (String maker : makers.split("[;；\\n]")) {
            String key = Texts.key(maker);
            if (key.length() < LEAST_LETTERS) {
                continue;
            }
            products.byMaker(List.of(key)).forEach(p -> add(p.enterprise(), Ground.MAKER, p.maker()));
            for (Enterprise enterprise : enterprises.find(maker.strip(), NAMES)) {
                boolean whole = Texts.key(enterprise.name()).equals(key);
                add(enterprise.code(), whole ? Ground.MAKER : Ground.MAKER_PART, enterprise.name());
            }
        }
    }

    /** A heading alone says nothing: thousands make goods of it. */
    private void compareHeading(HsCode hs) {
        if (hs == null) {
            return;
        }
        for (OrganisationCode enterprise : List.copyOf(found.keySet())) {
            boolean same = products.of(enterprise).stream()
                    .anyMatch(p -> p.hs().heading().equals(hs.heading()));
            if (same) {
                add(enterprise, Ground.HEADING, hs.heading().value());
            }
        }
    }

    private static boolean foreign(String origin) {
        return !Texts.key(origin).isEmpty() && Texts.keys(origin).stream().noneMatch(CHINA::contains);
    }

    private void add(OrganisationCode enterprise, Ground ground, String what) {
        found.computeIfAbsent(enterprise, e -> new java.util.EnumMap<>(Ground.class))
                .putIfAbsent(ground, what);
    }

    private void add(Product product, Ground ground, String what) {
        add(product.enterprise(), ground, what);
        goods.computeIfAbsent(product.enterprise(), e -> new java.util.EnumMap<>(Ground.class))
                .computeIfAbsent(ground, g -> new LinkedHashSet<>())
                .add(product);
    }

    /** The goods by which the enterprise agrees strongest. */
    private List<RegisteredGoods> agreeing(OrganisationCode enterprise) {
        return goods.getOrDefault(enterprise, Map.of()).values().stream().findFirst().orElse(Set.of()).stream()
                .limit(GOODS)
                .map(Product::registered)
                .toList();
    }

    private Match match(Enterprise enterprise, Map<Ground, String> grounds, String foreignOrigin) {
        Map<Ground, String> counted = new java.util.EnumMap<>(grounds);
        // The stronger of two that say the same counts alone.
        if (counted.containsKey(Ground.BRAND_AND_MODEL)) {
            counted.keySet().removeAll(Set.of(Ground.BRAND, Ground.MODEL, Ground.BRAND_IN_NAME));
        }
        if (counted.containsKey(Ground.BRAND)) {
            counted.remove(Ground.BRAND_IN_NAME);
        }
        if (counted.containsKey(Ground.MAKER)) {
            counted.remove(Ground.MAKER_PART);
        }
        List<Text> because = new ArrayList<>();
        int sum = 0;
        for (Map.Entry<Ground, String> ground : counted.entrySet()) {
            sum += ground.getKey().points;
            because.add(M.message(
                            "quality.match."
                                    + ground.getKey()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'),
                            ground.getValue(),
                            ground.getKey().points)
                    .text());
        }
        int confidence = Math.min(MOST, sum);
        if (!foreignOrigin.isEmpty()) {
            confidence /= 2;
            because.add(M.message("quality.match.origin", foreignOrigin).text());
        }
        return new Match(enterprise.code(), enterprise.name(), confidence, because, agreeing(enterprise.code()));
    }
}
