package org.hengce.indicator.sectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.indicator.EntryText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Registrar.Written;
import org.jspecify.annotations.Nullable;

/** Makes and changes sectors; every change is published whole. */
@ApplicationScoped
public class SectorRegister {
    private static final Kind<Sector> SECTOR =
            new Kind<>(Sector.class, new Message("sector", "行业"), Sector::new, Sector::requireText);

    @Inject
    Registrar registrar;

    @Inject
    RegionScopes scopes;

    /**
     * Makes the sector or, with the ETag of what is there, replaces it.
     *
     * @throws org.hengce.kit.problem.Problem 403 for a caller whose rights are limited to regions: it belongs to all
     */
    @Transactional
    public Written<Sector> put(String code, @Nullable String ifMatch, SectorText draft) {
        scopes.ofCaller().requireEverywhere();
        EntryText.requireSameCode(code, draft.code());
        EntryText.requireText("name", draft.name());
        SectorText text = new SectorText(code, draft.name(), draft.parent());
        return registrar.put(SECTOR, code, ifMatch, entry -> entry.text = text, SectorRegister::published);
    }

    Sector require(String code) {
        return registrar.require(SECTOR, code);
    }

    Page<Sector> list(@Nullable String limit, @Nullable String cursor) {
        return registrar.list(SECTOR, limit, cursor);
    }

    private static Publication published(Sector sector, int epoch) {
        SectorText text = sector.requireText();
        return new Publication(
                Topics.REGIONS,
                "SECTOR:" + sector.code,
                SectorV1.TYPE,
                new SectorV1(epoch, sector.revision, sector.retired, sector.code, text.name(), text.parent()));
    }
}
