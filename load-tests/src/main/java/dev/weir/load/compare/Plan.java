package dev.weir.load.compare;

import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Setting;
import dev.weir.load.workload.Mixture;
import java.util.ArrayList;
import java.util.List;

/**
 * Which duels are fought and by whom. What would take hours and tell nothing new is left out: at a million searches
 * fuzzy ones cost Lucene Monitor more than ten seconds a document, which is seen at a hundred thousand already.
 *
 * @param sizes numbers of searches
 * @param peers whether other people's engines take part
 */
record Plan(List<Integer> sizes, boolean peers) {
    private static final int BRUTE_FORCE_MAX = 10_000;
    private static final int MANY = 100_000;

    List<Setting> articles() {
        List<Setting> settings = new ArrayList<>();
        for (int size : sizes) {
            for (Mixture mixture : Mixture.values()) {
                settings.add(new Setting(Setting.ARTICLES, mixture.label(), size));
            }
        }
        return settings;
    }

    List<Setting> shortTexts() {
        return sizes.stream()
                .map(size -> new Setting(Setting.SHORT_TEXTS, Mixture.WITHOUT_FUZZY.label(), size))
                .toList();
    }

    List<Setting> listings() {
        return sizes.stream()
                .map(size -> new Setting(Setting.LISTINGS, "", size))
                .toList();
    }

    /** The rules that there are, and those of so many tenants as make up the number. */
    List<Setting> rules(int available) {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(Setting.RULES, "", available));
        for (int size : sizes) {
            if (size > available && size <= MANY) {
                settings.add(new Setting(Setting.RULES, "", size));
            }
        }
        return settings;
    }

    /** What a hundred thousand show; more would not fit beside the others. */
    List<Setting> expert() {
        return sizes.stream()
                .filter(size -> size <= MANY)
                .map(size -> new Setting(Setting.EXPERT, "", size))
                .toList();
    }

    List<Contestant> contestants(Setting setting) {
        List<Contestant> contestants = new ArrayList<>(List.of(Contestant.WEIR, Contestant.WEIR_2_THREADS));
        if (hasProse(setting)) {
            contestants.add(Contestant.ANALYSIS);
        }
        contestants.add(Contestant.MEMORY_INDEX);
        if (setting.searches() <= BRUTE_FORCE_MAX) {
            contestants.add(Contestant.BRUTE_FORCE);
        }
        if (peers) {
            contestants.addAll(peers(setting));
        }
        return contestants;
    }

    private static boolean hasProse(Setting setting) {
        return setting.workload().equals(Setting.ARTICLES)
                || setting.workload().equals(Setting.SHORT_TEXTS)
                || setting.workload().equals(Setting.EXPERT);
    }

    private static List<Contestant> peers(Setting setting) {
        boolean huge = setting.searches() > MANY;
        if (setting.variant().equals(Mixture.FULL.label())) {
            return huge ? List.of() : Contestant.DEFAULT_PEERS;
        }
        return switch (setting.workload()) {
            case Setting.ARTICLES -> Contestant.PEERS;
            case Setting.LISTINGS -> huge ? Contestant.DEFAULT_PEERS : Contestant.PEERS_WITHOUT_HANDLER;
            // A rule takes megabytes there: what becomes of thousands of them is seen with those that there are.
            case Setting.EXPERT -> List.of(Contestant.MONITOR);
            case Setting.RULES -> setting.searches() >= MANY ? List.of() : Contestant.DEFAULT_PEERS;
            default -> huge ? Contestant.DEFAULT_PEERS : Contestant.PEERS;
        };
    }
}
