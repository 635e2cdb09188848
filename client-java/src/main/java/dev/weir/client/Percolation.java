package dev.weir.client;

import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.PercolateFailure;
import dev.weir.v1.PercolateMatch;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PercolateResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Which searches match a document.
 *
 * @param matches all of them, by uid
 * @param failures searches that could not be decided on this document
 * @param position up to where in the log saves, changes and deletions of searches count
 */
public record Percolation(List<PercolateMatch> matches, List<PercolateFailure> failures, long position) {

    static Percolation of(Connection connection, PercolateRequest request) {
        Backoff backoff = new Backoff(connection.retries(), connection.timing());
        while (true) {
            List<PercolateMatch> matches = new ArrayList<>();
            List<PercolateFailure> failures = new ArrayList<>();
            long position = 0;
            try (ServerStream<PercolateResponse> answers = ServerStream.open(
                    connection, DocumentServiceGrpc.getPercolateMethod(), request, backoff.remaining())) {
                for (PercolateResponse answer = answers.next(); answer != null; answer = answers.next()) {
                    matches.addAll(answer.getMatchesList());
                    failures.addAll(answer.getFailuresList());
                    position = answer.getPosition();
                }
                return new Percolation(List.copyOf(matches), List.copyOf(failures), position);
            } catch (WeirException e) {
                ServerStream.waitOrThrow(connection, backoff, e);
            }
        }
    }
}
