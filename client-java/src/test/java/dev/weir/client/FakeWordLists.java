package dev.weir.client;

import dev.weir.v1.CreateWordListRequest;
import dev.weir.v1.CreateWordListResponse;
import dev.weir.v1.DeleteWordListRequest;
import dev.weir.v1.DeleteWordListResponse;
import dev.weir.v1.GetWordListRequest;
import dev.weir.v1.GetWordListResponse;
import dev.weir.v1.ListWordListsRequest;
import dev.weir.v1.ListWordListsResponse;
import dev.weir.v1.UpdateWordListRequest;
import dev.weir.v1.UpdateWordListResponse;
import dev.weir.v1.WordList;
import dev.weir.v1.WordListServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/** Word lists in memory, one a page. */
public final class FakeWordLists extends WordListServiceGrpc.WordListServiceImplBase {
    public final Map<String, WordList> byName = new ConcurrentSkipListMap<>();
    /** No change and no reading of one list is answered before this is done. */
    public volatile CompletableFuture<Void> hold = CompletableFuture.completedFuture(null);

    @Override
    public void createWordList(CreateWordListRequest request, StreamObserver<CreateWordListResponse> call) {
        WordList list = request.getWordList();
        if (byName.containsKey(list.getName())) {
            call.onError(Status.ALREADY_EXISTS.asRuntimeException());
            return;
        }
        put(list, request.getValidateOnly());
        answer(call, CreateWordListResponse.newBuilder().setWordList(list).build());
    }

    @Override
    public void updateWordList(UpdateWordListRequest request, StreamObserver<UpdateWordListResponse> call) {
        WordList list = request.getWordList();
        if (!byName.containsKey(list.getName())) {
            call.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        put(list, request.getValidateOnly());
        var unused = hold.thenRun(() -> answer(
                call, UpdateWordListResponse.newBuilder().setWordList(list).build()));
    }

    private void put(WordList list, boolean validateOnly) {
        if (!validateOnly) {
            byName.put(list.getName(), list);
        }
    }

    @Override
    public void getWordList(GetWordListRequest request, StreamObserver<GetWordListResponse> call) {
        WordList list = byName.get(request.getName());
        if (list == null) {
            call.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        var unused = hold.thenRun(() ->
                answer(call, GetWordListResponse.newBuilder().setWordList(list).build()));
    }

    @Override
    public void listWordLists(ListWordListsRequest request, StreamObserver<ListWordListsResponse> call) {
        ListWordListsResponse.Builder page = ListWordListsResponse.newBuilder();
        for (WordList list : byName.values()) {
            if (list.getName().compareTo(request.getPageToken()) > 0) {
                page.addWordLists(list).setNextPageToken(list.getName());
                break;
            }
        }
        answer(call, page.build());
    }

    @Override
    public void deleteWordList(DeleteWordListRequest request, StreamObserver<DeleteWordListResponse> call) {
        byName.remove(request.getName());
        answer(call, DeleteWordListResponse.getDefaultInstance());
    }

    private static <T> void answer(StreamObserver<T> call, T response) {
        call.onNext(response);
        call.onCompleted();
    }
}
