// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.intake.ImportContext;

/** The goods of enterprises within one transaction. */
public final class ProductBook {
    /** More products of one brand or model than these are not compared. */
    private static final int LIMIT = 500;

    /** So few that each is looked up in the index, however large the table has become. */
    private static final int KEYS = 5;

    private final EntityManager em;
    private final Numbers numbers;
    private final Map<OrganisationCode, Set<Product>> entered = new HashMap<>();

    public ProductBook(EntityManager em) {
        this.em = em;
        this.numbers = new Numbers(em);
    }

    /** Adds the goods of an enterprise; false when they are there. The writers' lock is held. */
    public boolean enter(ImportContext context, Product product) {
        Set<Product> known = entered.computeIfAbsent(
                product.enterprise(),
                code -> of(code).stream().map(Product::fresh).collect(Collectors.toCollection(HashSet::new)));
        if (!known.add(product)) {
            return false;
        }
        em.persist(new ProductEntity(numbers.next(ProductEntity.class), context, product));
        return true;
    }

    public List<Product> of(OrganisationCode enterprise) {
        return em
                .createQuery(
                        "select p from ProductEntity p where p.enterprise = :code order by p.id", ProductEntity.class)
                .setParameter("code", enterprise.value())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .stream()
                .map(ProductEntity::product)
                .toList();
    }

    public List<Product> byBarcode(Collection<String> barcodes) {
        return products("barcode", barcodes);
    }

    public List<Product> byBrand(Collection<String> keys) {
        return products("brandKey", keys);
    }

    public List<Product> byModel(Collection<String> keys) {
        return products("modelKey", keys);
    }

    public List<Product> byMaker(Collection<String> keys) {
        return products("makerKey", keys);
    }

    private List<Product> products(String field, Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        Function<List<String>, List<ProductEntity>> some = part -> em.createQuery(
                        "select p from ProductEntity p where p." + field + " in :keys order by p.id",
                        ProductEntity.class)
                .setParameter("keys", part)
                .setMaxResults(LIMIT)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        List<Product> out = new ArrayList<>();
        for (int i = 0; i < all.size(); i += KEYS) {
            some.apply(all.subList(i, Math.min(all.size(), i + KEYS))).forEach(row -> out.add(row.product()));
        }
        return out;
    }
}
