package dev.weir.client;

import static dev.weir.client.Connection.await;

import dev.weir.v1.BackupServiceGrpc;
import dev.weir.v1.CreateBackupRequest;
import dev.weir.v1.CreateBackupResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The backups of a server. Errors are {@link WeirException}s. */
public final class Backups {
    private final Connection connection;

    Backups(Connection connection) {
        this.connection = connection;
    }

    /** Makes a copy of everything that the server holds, in a directory on its machine. It has to come within 30 s. */
    public CreateBackupResponse create(String backupId) {
        return await(createAsync(
                CreateBackupRequest.newBuilder().setBackupId(backupId).build()));
    }

    /** As {@link #create}, without waiting. Not tried again by itself: a repeat would be another backup. */
    public CompletableFuture<CreateBackupResponse> createAsync(CreateBackupRequest request) {
        return connection.once(BackupServiceGrpc.getCreateBackupMethod(), request, Function.identity());
    }
}
