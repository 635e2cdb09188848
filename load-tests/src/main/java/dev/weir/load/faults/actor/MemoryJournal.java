package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.Step;
import java.util.ArrayList;
import java.util.List;

/** The journal of a consumer in this process. */
public final class MemoryJournal implements Journal {
    private List<Step> steps = new ArrayList<>();
    private String token = "";

    @Override
    public synchronized void add(Step step) {
        steps.add(step);
        if (step instanceof Step.Heard heard) {
            String heardToken = Journal.tokenOf(heard.message());
            token = heardToken.isEmpty() ? token : heardToken;
        }
    }

    @Override
    public synchronized String token() {
        return token;
    }

    @Override
    public synchronized List<Step> take() {
        List<Step> taken = steps;
        steps = new ArrayList<>();
        return taken;
    }
}
