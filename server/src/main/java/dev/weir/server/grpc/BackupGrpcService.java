package dev.weir.server.grpc;

import dev.weir.server.contract.Times;
import dev.weir.server.store.Backups;
import dev.weir.v1.BackupServiceGrpc;
import dev.weir.v1.CreateBackupRequest;
import dev.weir.v1.CreateBackupResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.time.InstantSource;

/** {@code weir.v1.BackupService}. */
public final class BackupGrpcService extends BackupServiceGrpc.BackupServiceImplBase {
    private final Backups backups;
    private final InstantSource clock;

    public BackupGrpcService(Backups backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public void createBackup(CreateBackupRequest request, StreamObserver<CreateBackupResponse> call) {
        Unary.answer(call, () -> {
            Instant now = clock.instant();
            Backups.Backup backup = backups.create(request.getBackupId(), now);
            return CreateBackupResponse.newBuilder()
                    .setBackupId(backup.id())
                    .setDirectory(backup.directory().toString())
                    .setBytes(backup.bytes())
                    .setCreateTime(Times.timestamp(now.toEpochMilli()))
                    .build();
        });
    }
}
