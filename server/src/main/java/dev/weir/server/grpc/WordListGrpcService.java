package dev.weir.server.grpc;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
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
import io.grpc.stub.StreamObserver;

/** {@code weir.v1.WordListService}. */
public final class WordListGrpcService extends WordListServiceGrpc.WordListServiceImplBase {
    private static final String LIST = "word_list";

    private final Feeds feeds;

    /** Serves the word lists of all feeds. */
    public WordListGrpcService(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public void createWordList(CreateWordListRequest request, StreamObserver<CreateWordListResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), "parent"));
            WordList list = InField.of(
                    LIST,
                    () -> request.getValidateOnly()
                            ? feed.wordLists().check(request.getWordList())
                            : feed.wordLists()
                                    .create(request.getWordList(), request.getRequestId())
                                    .join()
                                    .requireWordList());
            return CreateWordListResponse.newBuilder()
                    .setWordList(feed.wordLists().describe(list))
                    .build();
        });
    }

    @Override
    public void getWordList(GetWordListRequest request, StreamObserver<GetWordListResponse> call) {
        Unary.answer(call, () -> {
            ResourceName name = ResourceName.ofWordList(request.getName(), "name");
            Feed feed = feeds.require(name.feed());
            WordList list = feed.wordLists()
                    .registry()
                    .find(name.id())
                    .orElseThrow(() -> WeirException.notFound("word list", request.getName()));
            return GetWordListResponse.newBuilder()
                    .setWordList(feed.wordLists().describe(list))
                    .build();
        });
    }

    @Override
    public void listWordLists(ListWordListsRequest request, StreamObserver<ListWordListsResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), "parent"));
            Pages.Page<WordList> page = Pages.page(
                    feed.name() + " word lists",
                    request.getPageSize(),
                    request.getPageToken(),
                    id -> feed.wordLists().registry().after(id).map(feed.wordLists()::describe),
                    list -> ResourceName.ofWordList(list.getName(), "name").id());
            return ListWordListsResponse.newBuilder()
                    .addAllWordLists(page.items())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public void updateWordList(UpdateWordListRequest request, StreamObserver<UpdateWordListResponse> call) {
        Unary.answer(call, () -> {
            WordList change = request.getWordList();
            Feed feed = feeds.require(
                    ResourceName.ofWordList(change.getName(), "word_list.name").feed());
            WordList list = InField.of(
                    LIST,
                    () -> request.getValidateOnly()
                            ? feed.wordLists().checkChange(change, request.getEtag())
                            : feed.wordLists()
                                    .change(change, request.getEtag(), request.getRequestId())
                                    .join()
                                    .requireWordList());
            return UpdateWordListResponse.newBuilder()
                    .setWordList(feed.wordLists().describe(list))
                    .build();
        });
    }

    @Override
    public void deleteWordList(DeleteWordListRequest request, StreamObserver<DeleteWordListResponse> call) {
        Unary.answer(call, () -> {
            ResourceName name = ResourceName.ofWordList(request.getName(), "name");
            Feed feed = feeds.require(name.feed());
            if (request.getValidateOnly()) {
                feed.wordLists().checkDeletion(name.id(), request.getEtag());
            } else {
                feed.wordLists()
                        .delete(name.id(), request.getEtag(), request.getRequestId())
                        .join();
            }
            return DeleteWordListResponse.getDefaultInstance();
        });
    }
}
