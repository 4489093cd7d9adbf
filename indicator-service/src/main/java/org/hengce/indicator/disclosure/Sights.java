package org.hengce.indicator.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;

/** Finds what a caller sees: stewards and administrators all of their regions, everybody else what is shown to all. */
@ApplicationScoped
public class Sights {
    @Inject
    RegionScopes scopes;

    /** Of the present request. */
    public Sight ofCaller() {
        RegionScope scope = scopes.ofHiddenValues();
        return new Sight(scope.isEverywhere(), scope.codes());
    }
}
