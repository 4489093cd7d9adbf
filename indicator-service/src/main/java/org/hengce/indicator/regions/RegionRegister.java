package org.hengce.indicator.regions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.indicator.EntryText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Registrar.Written;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes and changes regions; every change is published whole. */
@ApplicationScoped
public class RegionRegister {
    private static final Kind<Region> REGION =
            new Kind<>(Region.class, new Message("region", "地区"), Region::new, Region::requireText);

    @Inject
    Registrar registrar;

    @Inject
    RegionScopes scopes;

    @Inject
    Jdbi jdbi;

    /**
     * Makes the region or, with the ETag of what is there, replaces it.
     *
     * @throws org.hengce.kit.problem.Problem 403 if the caller's rights are limited to others
     */
    @Transactional
    public Written<Region> put(String code, @Nullable String ifMatch, RegionText draft) {
        EntryText.requireSameCode(code, draft.code());
        EntryText.requireText("name", draft.name());
        EntryText.requireDay("validFrom", draft.validFrom());
        EntryText.requireDay("validTo", draft.validTo());
        RegionText text = new RegionText(
                code,
                draft.name(),
                draft.level(),
                draft.parent(),
                draft.validFrom(),
                draft.validTo(),
                draft.neighbourCodes());
        requireWritable(scopes.ofCaller(), code, text.parent());
        return registrar.put(REGION, code, ifMatch, entry -> entry.text = text, RegionRegister::published);
    }

    /** What is the caller's may be changed; what is made or moved gets a parent that is the caller's. */
    private void requireWritable(RegionScope scope, String code, @Nullable String parent) {
        if (scope.isEverywhere()) {
            return;
        }
        // Not as an entity: Hibernate would take what is read here for what it finds when it locks the row.
        Optional<Optional<String>> parentNow =
                jdbi.withHandle(h -> h.createQuery("SELECT text->>'parent' FROM region WHERE code = :code FOR UPDATE")
                        .bind("code", code)
                        .map((row, context) -> Optional.ofNullable(row.getString(1)))
                        .findOne());
        if (parentNow.isPresent() && !scope.covers(code)) {
            throw RegionScope.refused().violation("code", RegionScope.outside(code));
        }
        boolean stays = parentNow.isPresent() && parentNow.get().equals(Optional.ofNullable(parent));
        if (!stays && !scope.covers(parent)) {
            throw RegionScope.refused().violation("parent", RegionScope.outside(parent));
        }
    }

    Region require(String code) {
        return registrar.require(REGION, code);
    }

    Page<Region> list(@Nullable String limit, @Nullable String cursor) {
        return registrar.list(REGION, limit, cursor);
    }

    private static Publication published(Region region, int epoch) {
        RegionText text = region.requireText();
        return new Publication(
                Topics.REGIONS,
                "REGION:" + region.code,
                RegionV1.TYPE,
                new RegionV1(
                        epoch,
                        region.revision,
                        region.retired,
                        region.code,
                        text.name(),
                        text.level(),
                        text.parent(),
                        text.validFrom(),
                        text.validTo(),
                        text.neighbourCodes()));
    }
}
