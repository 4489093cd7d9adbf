package org.hengce.evaluation.run;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Where results of goals are kept beyond the memory of one process, by their {@link EstimateKey}; none is missed if it is lost. */
interface KeptResults {
    /** Nowhere. */
    KeptResults NONE = new KeptResults() {
        @Override
        public Map<String, byte[]> find(Set<String> keys) {
            return Map.of();
        }

        @Override
        public void keep(SortedMap<String, byte[]> results) {
            // Nowhere.
        }
    };

    /** Those that are there. */
    Map<String, byte[]> find(Set<String> keys);

    /** Keeps them. */
    void keep(SortedMap<String, byte[]> results);
}
