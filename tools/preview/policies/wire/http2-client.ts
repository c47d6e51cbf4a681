import { createConnection } from "node:net";
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from "node:http2";

const { HTTP2_HEADER_METHOD, HTTP2_HEADER_PATH, HTTP2_HEADER_CONTENT_TYPE, HTTP2_HEADER_TE } = constants;
/** What may arrive before it was taken in: answers are read at once. */
const WINDOW_BYTES = 16 * 1024 * 1024;

/**
 * Unary gRPC calls over HTTP/2 (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md): a POST with one message
 * behind a five-byte head, answered likewise, with the status at the end. Pulumi's own client library takes a tenth of a
 * second to load, and for each call longer than a policy pack takes to judge a resource.
 */
export class Http2Client {
    private readonly session: ClientHttp2Session;
    private failure: Error | undefined;

    /** @param address `127.0.0.1:1234`, or `unix:` and the path of a socket. */
    constructor(address: string) {
        const socket = /^unix:(.*)$/s.exec(address)?.[1];
        this.session = connect(socket === undefined ? `http://${address}` : "http://localhost", {
            settings: { initialWindowSize: WINDOW_BYTES },
            ...(socket === undefined ? {} : { createConnection: () => createConnection(socket) }),
        });
        this.session.on("connect", () => {
            this.session.setLocalWindowSize(WINDOW_BYTES);
        });
        // Each call under way hears of it as well.
        this.session.on("error", (error: Error) => {
            this.failure = error;
        });
    }

    /** Lets the process end or become idle while calls are under way, or no more. */
    background(background: boolean): void {
        if (background) {
            this.session.unref();
        } else {
            this.session.ref();
        }
    }

    /** @throws Error with the server's message when the call fails. */
    call(path: string, message: Uint8Array): Promise<Buffer> {
        return new Promise((resolve, reject) => {
            if (this.failure !== undefined || this.session.destroyed) {
                reject(this.failure ?? new Error("the connection is closed"));
                return;
            }
            const stream = this.session.request({
                [HTTP2_HEADER_METHOD]: "POST",
                [HTTP2_HEADER_PATH]: path,
                [HTTP2_HEADER_CONTENT_TYPE]: "application/grpc",
                [HTTP2_HEADER_TE]: "trailers",
            });
            receive(stream, resolve, reject);
            const head = Buffer.alloc(HEAD_BYTES);
            head.writeUInt32BE(message.length, 1);
            stream.end(Buffer.concat([head, message]));
        });
    }

    close(): void {
        this.session.destroy();
    }
}

/** Whether the message is compressed, then its length. */
const HEAD_BYTES = 5;

type Status = Readonly<Record<string, string | string[] | undefined>>;

function receive(stream: ClientHttp2Stream, resolve: (message: Buffer) => void, reject: (error: Error) => void): void {
    const chunks: Buffer[] = [];
    let status: Status = {};
    // An answer without a message has its status among the first headers.
    stream.on("response", (headers) => {
        status = headers;
    });
    stream.on("trailers", (headers: Status) => {
        status = headers;
    });
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", reject);
    stream.on("close", () => {
        const code = status["grpc-status"];
        if (code === "0") {
            resolve(
                (chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)).subarray(HEAD_BYTES),
            );
        } else {
            reject(new Error(reasonOf(status, code)));
        }
    });
}

/** The first status codes, in their order: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md. */
const NAMES = (
    "OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED " +
    "RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS"
).split(" ");

/** `2 UNKNOWN: what the server says`. */
function reasonOf(status: Status, code: Status[string]): string {
    if (code === undefined) {
        return "the connection was closed";
    }
    const message = status["grpc-message"];
    const reason = typeof message === "string" ? decodeURI(message) : "no reason was given";
    return `${String(code)} ${NAMES[Number(code)] ?? "UNKNOWN"}: ${reason}`;
}
