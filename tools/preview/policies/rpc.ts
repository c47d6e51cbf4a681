import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

type Method<Q, R> = (request: Q, callback: (error: Error | null, response: R) => void) => unknown;

/** Stacks can be large, and each resource may carry documents. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** The analyzer protocol with promises. */
export class AnalyzerRpc {
    private readonly client: AnalyzerClient;

    constructor(port: number) {
        this.client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
            "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
            "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
        });
    }

    configureStack(request: analyzer.AnalyzerStackConfigureRequest): Promise<unknown> {
        return call((message, done) => this.client.configureStack(message, done), request);
    }

    getAnalyzerInfo(): Promise<analyzer.AnalyzerInfo> {
        return call((message, done) => this.client.getAnalyzerInfo(message, done), new Empty());
    }

    configure(request: analyzer.ConfigureAnalyzerRequest): Promise<unknown> {
        return call((message, done) => this.client.configure(message, done), request);
    }

    remediate(request: analyzer.AnalyzeRequest): Promise<analyzer.RemediateResponse> {
        return call((message, done) => this.client.remediate(message, done), request);
    }

    analyze(request: analyzer.AnalyzeRequest): Promise<analyzer.AnalyzeResponse> {
        return call((message, done) => this.client.analyze(message, done), request);
    }

    analyzeStack(request: analyzer.AnalyzeStackRequest): Promise<analyzer.AnalyzeResponse> {
        return call((message, done) => this.client.analyzeStack(message, done), request);
    }

    close(): void {
        this.client.close();
    }
}

function call<Q, R>(method: Method<Q, R>, request: Q): Promise<R> {
    return new Promise((resolve, reject) => {
        method(request, (error, response) => {
            if (error) reject(error);
            else resolve(response);
        });
    });
}
