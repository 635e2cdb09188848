package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@link Registry} should answer: a list of all standings, in the order in which they began. */
final class RegistryModel {
    private static final long OPEN = Long.MAX_VALUE;

    private record Standing(long id, int entry, long from, long until) {
        boolean standsAt(long position) {
            return from < position && position <= until;
        }

        Standing until(long end) {
            return new Standing(id, entry, from, end);
        }
    }

    record Settled(long after, Set<Long> ids) {}

    private List<Standing> standings = new ArrayList<>();

    int put(long id, long position, int entry) {
        if (standings.stream().anyMatch(s -> s.id == id && s.until == OPEN && s.entry == entry)) {
            return Registry.NONE;
        }
        int ended = remove(id, position);
        standings.add(new Standing(id, entry, position, OPEN));
        return ended;
    }

    int remove(long id, long position) {
        for (int i = 0; i < standings.size(); i++) {
            Standing standing = standings.get(i);
            if (standing.id == id && standing.until == OPEN) {
                standings.set(i, standing.until(position));
                return standing.entry;
            }
        }
        return Registry.NONE;
    }

    Set<Integer> rollbackTo(long position) {
        Set<Integer> touched = new HashSet<>();
        List<Standing> kept = new ArrayList<>();
        for (Standing standing : standings) {
            boolean reopened = standing.until != OPEN && standing.until > position;
            if (standing.from > position || reopened) {
                touched.add(standing.entry);
            }
            if (standing.from <= position) {
                kept.add(reopened ? standing.until(OPEN) : standing);
            }
        }
        standings = kept;
        return touched;
    }

    Set<Integer> forgetBefore(long position) {
        Predicate<Standing> over = standing -> standing.until <= position;
        Set<Integer> touched =
                standings.stream().filter(over).map(Standing::entry).collect(Collectors.toSet());
        standings.removeIf(over);
        return touched;
    }

    boolean standsAt(long id, long position) {
        return standings.stream().anyMatch(s -> s.id == id && s.standsAt(position));
    }

    int size() {
        return (int) standings.stream().filter(s -> s.until == OPEN).count();
    }

    Set<Long> collect(int entry, long position) {
        return of(entry).filter(s -> s.standsAt(position)).map(Standing::id).collect(Collectors.toSet());
    }

    boolean isUnused(int entry) {
        return of(entry).findAny().isEmpty();
    }

    Settled settled(int entry) {
        if (of(entry).anyMatch(s -> s.until != OPEN)) {
            return new Settled(Registry.NOT_SETTLED, Set.of());
        }
        return new Settled(
                of(entry).mapToLong(Standing::from).max().orElse(-1),
                of(entry).map(Standing::id).collect(Collectors.toSet()));
    }

    static Set<Long> eachOnce(Ids ids) {
        Set<Long> set = new HashSet<>();
        for (long id : ids.toArray()) {
            assertThat(set.add(id)).as("id " + id + " is there once").isTrue();
        }
        return set;
    }

    private Stream<Standing> of(int entry) {
        return standings.stream().filter(s -> s.entry == entry);
    }
}
