import { Socket } from "node:net";
import type { ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { levelName } from "../report";
import { Channel } from "./channel";
import { Judge, type Configuration } from "./judge";
import { type Call, type HandlerCall, PIPE, type Reply } from "./messages";
import type { PolicySdk, ServedPack } from "./sdk";

/** A method of a gRPC service. */
interface Method {
    requestDeserialize(bytes: Buffer): unknown;
    responseSerialize(response: unknown): Uint8Array;
}
type Handler = (
    call: { request: unknown },
    reply: (error: Error | null | undefined, response: unknown) => void,
) => void;

/**
 * Stands in for gRPC in a pack's SDK: a server at the end of a pipe. The SDK's own handlers are kept, except those that
 * judge, in whose place is a Judge.
 */
class DirectServer {
    private service: Readonly<Record<string, Method>> = {};
    private handlers: Readonly<Record<string, Handler>> = {};
    private channel: Channel<Reply, Call> | undefined;
    private last: Promise<void> = Promise.resolve();

    constructor(private readonly judge: Judge) {}

    addService(service: Readonly<Record<string, Method>>, handlers: Readonly<Record<string, Handler>>): void {
        this.service = service;
        this.handlers = handlers;
    }

    /** The SDK prints the port: none. */
    bindAsync(_address: string, _credentials: unknown, listening: (error: null, port: number) => void): void {
        this.channel = new Channel<Reply, Call>(new Socket({ fd: PIPE }), (call) => {
            // What is judged first must have been judged before what comes next.
            this.last = this.last.then(() => this.answer(call));
        });
        listening(null, 0);
    }

    private async answer(call: Call): Promise<void> {
        const { id } = call;
        try {
            if (call.method === "judge") {
                this.channel?.send({ id, answer: await this.judge.judge(call) });
            } else {
                this.channel?.send({ id, message: await this.handle(call) });
            }
        } catch (error) {
            this.channel?.send({ id, error: error instanceof Error ? error.message : String(error) });
        }
    }

    private handle({ method, message }: HandlerCall): Promise<Uint8Array> {
        const definition = this.service[method];
        const handler = this.handlers[method];
        if (definition === undefined || handler === undefined) {
            return Promise.reject(new Error(`the policy pack's SDK does not know ${method}`));
        }
        const request = definition.requestDeserialize(Buffer.from(message));
        if (method === "configure") {
            this.judge.configure(configurationOf(request as ConfigureAnalyzerRequest));
        }
        return new Promise((resolve, reject) => {
            handler({ request }, (error, response) => {
                if (error == null) resolve(definition.responseSerialize(response));
                else reject(error);
            });
        });
    }
}

/** What the SDK's server module loads as gRPC. */
export function grpcStandIn(pack: () => ServedPack, sdk: PolicySdk): object {
    return {
        Server: class extends DirectServer {
            constructor() {
                super(new Judge(pack(), sdk));
            }
        },
        ServerCredentials: { createInsecure: () => undefined },
    };
}

function configurationOf(request: ConfigureAnalyzerRequest): Configuration {
    const configuration = new Map<string, { level: ReturnType<typeof levelName>; settings: object }>();
    for (const [policy, config] of request.getPolicyconfigMap().entries()) {
        const settings = config.getProperties()?.toJavaScript() ?? {};
        configuration.set(policy, { level: levelName(config.getEnforcementlevel()), settings });
    }
    return configuration;
}
