package dev.weir.server.feed;

import dev.weir.server.store.FeedCommit;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store whose methods can be made to fail, as a full disk does: nothing is written then. */
final class FaultyStore {
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<Boolean> commits = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Supplier<RuntimeException>> failure = new AtomicReference<>();

    /** Of each commit so far, whether it was to be durable. */
    List<Boolean> commits() {
        return commits;
    }

    /** Lets the named methods fail until {@link #heal}. */
    void fail(Supplier<RuntimeException> with, String... methods) {
        failure.set(with);
        failing.addAll(Set.of(methods));
    }

    void heal() {
        failing.clear();
    }

    Store around(Store store) {
        return wrap(Store.class, store);
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Supplier<RuntimeException> with = failure.get();
                    if (with != null && failing.contains(method.getName())) {
                        throw with.get();
                    }
                    if (arguments != null && arguments[0] instanceof FeedCommit commit) {
                        commits.add(commit.isDurable());
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof FeedStore feed ? wrap(FeedStore.class, feed) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
