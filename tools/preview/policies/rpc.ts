import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Http2Client } from "./wire/http2-client";

/** A message of the protocol's library. */
interface Message {
    serializeBinary(): Uint8Array;
}

const NOTHING = new Uint8Array();

/** The analyzer protocol with promises. Requests that come for each resource are bytes; see wire/requests.ts. */
export class AnalyzerRpc {
    private readonly client: Http2Client;

    constructor(address: string) {
        this.client = new Http2Client(address);
    }

    async configureStack(request: analyzer.AnalyzerStackConfigureRequest): Promise<void> {
        await this.call("ConfigureStack", request);
    }

    async getAnalyzerInfo(): Promise<analyzer.AnalyzerInfo> {
        return analyzer.AnalyzerInfo.deserializeBinary(await this.call("GetAnalyzerInfo", NOTHING));
    }

    async configure(request: analyzer.ConfigureAnalyzerRequest): Promise<void> {
        await this.call("Configure", request);
    }

    async remediate(request: Uint8Array): Promise<analyzer.RemediateResponse> {
        return analyzer.RemediateResponse.deserializeBinary(await this.call("Remediate", request));
    }

    /** An AnalyzeResponse as bytes. */
    analyze(request: Uint8Array): Promise<Uint8Array> {
        return this.call("Analyze", request);
    }

    /** An AnalyzeResponse as bytes. */
    analyzeStack(request: Uint8Array): Promise<Uint8Array> {
        return this.call("AnalyzeStack", request);
    }

    /** Whether calls that are under way let the process become idle. */
    background(background: boolean): void {
        this.client.background(background);
    }

    close(): void {
        this.client.close();
    }

    private call(method: string, request: Message | Uint8Array): Promise<Uint8Array> {
        const bytes = request instanceof Uint8Array ? request : request.serializeBinary();
        return this.client.call(`/pulumirpc.Analyzer/${method}`, bytes);
    }
}
