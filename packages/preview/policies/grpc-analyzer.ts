import { type ClientUnaryCall, credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Analyzer, PackAnswer, Asked } from "./analyzer";
import { analyzeRequest, stackRequest } from "./messages";
import { plainMap, type PolicyRecord, providerLookup } from "./record";
import { diagnosticsOf } from "./report";

/** What the CLI allows, as do packs. */
const MAXIMUM_BYTES = 400 * 1024 * 1024;
/** Requests under way at once. The pack works on one after the other; the more wait for it, the less it waits for them. */
const PARALLEL = 64;

/** The analyzer protocol over gRPC, as the CLI speaks it. */
export class GrpcAnalyzer implements Analyzer {
    readonly quiet = false;
    private readonly client: AnalyzerClient;
    private last: Promise<unknown> = Promise.resolve();

    /** @param address `127.0.0.1:1234`, or `unix:` and the path of a socket. */
    constructor(address: string) {
        this.client = new AnalyzerClient(address, credentials.createInsecure(), {
            "grpc.max_receive_message_length": MAXIMUM_BYTES,
            "grpc.max_send_message_length": MAXIMUM_BYTES,
        });
    }

    async configureStack(request: analyzer.AnalyzerStackConfigureRequest): Promise<void> {
        await unary((reply) => this.client.configureStack(request, reply));
    }

    getAnalyzerInfo(): Promise<analyzer.AnalyzerInfo> {
        return unary((reply) => this.client.getAnalyzerInfo(new Empty(), reply));
    }

    async configure(request: analyzer.ConfigureAnalyzerRequest): Promise<void> {
        await unary((reply) => this.client.configure(request, reply));
    }

    remediate(request: analyzer.AnalyzeRequest): Promise<analyzer.RemediateResponse> {
        return unary((reply) => this.client.remediate(request, reply));
    }

    judge(asked: readonly Asked[], stack: readonly PolicyRecord[]): Promise<PackAnswer> {
        const answer = this.last.then(() => this.judgeNext(asked, stack));
        this.last = answer.catch(() => undefined);
        return answer;
    }

    flushed(): Promise<void> {
        return Promise.resolve();
    }

    background(): void {
        // gRPC offers nothing else.
    }

    close(): void {
        this.client.close();
    }

    private async judgeNext(asked: readonly Asked[], stack: readonly PolicyRecord[]): Promise<PackAnswer> {
        const providers = providerLookup(stack);
        const resources = await inParallel(asked, async ({ record, inputs }) => {
            const request = analyzeRequest(record, plainMap(inputs), providers);
            const response = await unary<analyzer.AnalyzeResponse>((reply) => this.client.analyze(request, reply));
            return diagnosticsOf(response, record.urn);
        });
        const request = stackRequest(stack);
        const response = await unary<analyzer.AnalyzeResponse>((reply) => this.client.analyzeStack(request, reply));
        return { resources, stack: diagnosticsOf(response) };
    }
}

type Reply<Response> = (error: ServiceError | null, response: Response) => void;

function unary<Response>(call: (reply: Reply<Response>) => ClientUnaryCall): Promise<Response> {
    return new Promise((resolve, reject) => {
        call((error, response) => {
            if (error === null) resolve(response);
            else reject(error);
        });
    });
}

/** Works on all items, a few at a time; results keep the order of the items. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    const queue = items.entries();
    const worker = async (): Promise<void> => {
        for (const [place, item] of queue) results[place] = await work(item);
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    return results;
}
