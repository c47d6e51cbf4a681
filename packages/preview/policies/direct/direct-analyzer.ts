import type { Duplex } from "node:stream";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import type { Analyzer, PackAnswer, Asked } from "../analyzer";
import type { PolicyRecord } from "../record";
import { Channel } from "./channel";
import type { Call, HandlerCall, JudgeCall, Reply } from "./messages";

/** A pipe to another process: it can let this one become idle. */
export type Pipe = Duplex & { ref(): void; unref(): void };

interface Message {
    serializeBinary(): Uint8Array;
}

interface Waiting {
    readonly resolve: (reply: Reply) => void;
    readonly reject: (error: Error) => void;
}

const NOTHING = new Uint8Array();

/** Talks to a pack that was started leanly, over a pipe. */
export class DirectAnalyzer implements Analyzer {
    readonly quiet = true;
    private readonly channel: Channel<Call, Reply>;
    private readonly waiting = new Map<number, Waiting>();
    private calls = 0;
    private closed = false;

    constructor(private readonly pipe: Pipe) {
        this.channel = new Channel<Call, Reply>(pipe, (reply) => {
            this.receive(reply);
        });
        const ended = (): void => {
            this.closed = true;
            for (const { reject } of this.waiting.values()) reject(new Error(CLOSED));
            this.waiting.clear();
        };
        pipe.on("close", ended).on("error", ended);
    }

    async configureStack(request: analyzer.AnalyzerStackConfigureRequest): Promise<void> {
        await this.handle("configureStack", request);
    }

    async getAnalyzerInfo(): Promise<analyzer.AnalyzerInfo> {
        return analyzer.AnalyzerInfo.deserializeBinary(await this.handle("getAnalyzerInfo"));
    }

    async configure(request: analyzer.ConfigureAnalyzerRequest): Promise<void> {
        await this.handle("configure", request);
    }

    async remediate(request: analyzer.AnalyzeRequest): Promise<analyzer.RemediateResponse> {
        return analyzer.RemediateResponse.deserializeBinary(await this.handle("remediate", request));
    }

    async judge(asked: readonly Asked[], stack: readonly PolicyRecord[]): Promise<PackAnswer> {
        const bare = asked.map(({ record, inputs }) => ({ record, inputs }));
        const { answer } = await this.call({ method: "judge", asked: bare, stack });
        return answer ?? { resources: [], stack: [] };
    }

    flushed(): Promise<void> {
        return this.channel.flushed;
    }

    background(background: boolean): void {
        if (background) this.pipe.unref();
        else this.pipe.ref();
    }

    close(): void {
        this.pipe.destroy();
    }

    private async handle(method: HandlerCall["method"], request?: Message): Promise<Uint8Array> {
        const { message } = await this.call({ method, message: request?.serializeBinary() ?? NOTHING });
        return message ?? NOTHING;
    }

    private call(what: HandlerCall | JudgeCall): Promise<Reply> {
        if (this.closed) return Promise.reject(new Error(CLOSED));
        const id = this.calls++;
        return new Promise((resolve, reject) => {
            this.waiting.set(id, { resolve, reject });
            this.channel.send({ id, ...what });
        });
    }

    private receive(reply: Reply): void {
        const waiting = this.waiting.get(reply.id);
        this.waiting.delete(reply.id);
        // As gRPC says it: 2 is the status of an error without one.
        if (reply.error === undefined) waiting?.resolve(reply);
        else waiting?.reject(new Error(`2 UNKNOWN: ${reply.error}`));
    }
}

const CLOSED = "the connection was closed";
