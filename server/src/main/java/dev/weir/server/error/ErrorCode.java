package dev.weir.server.error;

/** Why a request was not carried out. The names are those of the gRPC codes that they become. */
public enum ErrorCode {
    INVALID_ARGUMENT,
    NOT_FOUND,
    ALREADY_EXISTS,
    /** Somebody else was faster: read again and try again. */
    ABORTED,
    FAILED_PRECONDITION,
    OUT_OF_RANGE,
    /** A limit is reached; the message names it. */
    RESOURCE_EXHAUSTED,
    /** Not now; the same request may succeed later. */
    UNAVAILABLE,
    /** What is stored is damaged: trying again is of no use. */
    DATA_LOSS,
    /** A defect of the server. */
    INTERNAL
}
