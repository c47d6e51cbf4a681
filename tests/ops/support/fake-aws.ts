import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Json = Readonly<Record<string, unknown>>;

/** A request as it arrived. */
export interface Received {
    /** Service as signatures name it, and operation: `ecs UpdateService`. */
    readonly operation: string;
    readonly input: Json;
}

/** What AWS refuses with. */
export class Refusal {
    constructor(
        readonly code: string,
        readonly message = "",
        readonly status = 400,
    ) {}
}

/** An answer of a service that speaks JSON, or the XML of one that speaks the query protocol. */
type Answer = Json | string | Refusal;

/** Operations that change nothing. */
const reading = /^\w+ (?:Describe|List|Get|Filter|BatchGet)/;

/**
 * Answers AWS's clients over HTTP from a script: for what moto lacks (service deployments, ECS Exec, the telemetry of VPN
 * connections, task definitions as later years may have them), and for what a test wants to go wrong.
 */
export class FakeAws {
    readonly received: Received[] = [];
    private readonly script = new Map<string, (input: Json, nth: number) => Answer>();
    private readonly server: Server;

    constructor() {
        this.server = createServer((request, response) => {
            void bodyOf(request).then((body) => {
                const { status, type, text } = this.answer(request, body);
                response.writeHead(status, { "content-type": type }).end(text);
            });
        });
        this.on("sts GetCallerIdentity", () => callerIdentity("123456789012"));
    }

    /** What an operation answers from now on; `nth` counts its calls from 1. */
    on(operation: string, answer: (input: Json, nth: number) => Answer): this {
        this.script.set(operation, answer);
        return this;
    }

    /** Operations that were called and change something, in their order. */
    get changes(): string[] {
        return this.received.map(({ operation }) => operation).filter((operation) => !reading.test(operation));
    }

    /** What an operation was called with. */
    inputs(operation: string): Json[] {
        return this.received.filter((one) => one.operation === operation).map(({ input }) => input);
    }

    /** Leads the SDK here until it is stopped. */
    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
        const { port } = this.server.address() as AddressInfo;
        useEndpoint(`http://127.0.0.1:${port}`);
    }

    stop(): void {
        this.server.closeAllConnections();
        this.server.close();
    }

    private answer(request: IncomingMessage, body: string): { status: number; type: string; text: string } {
        const received = requestOf(request, body);
        this.received.push(received);
        const answer = this.script.get(received.operation);
        const nth = this.received.filter(({ operation }) => operation === received.operation).length;
        const result =
            answer?.(received.input, nth) ??
            new Refusal("UnknownOperationException", `no script for ${received.operation}`);
        const isJson = request.headers["x-amz-target"] !== undefined || lambdaFunction.test(request.url ?? "");
        if (result instanceof Refusal) {
            return { status: result.status, type: isJson ? json : xml, text: refusalText(result, isJson) };
        }
        return typeof result === "string"
            ? { status: 200, type: xml, text: result }
            : { status: 200, type: json, text: JSON.stringify(result) };
    }
}

/** Path of the one operation that is neither of the query protocol nor named in a header. */
const lambdaFunction = /^\/2015-03-31\/functions\/([^/?]+)$/;
const json = "application/x-amz-json-1.1";
const xml = "text/xml";

/** Leads the SDK of this process to an endpoint, with credentials that are none. */
export function useEndpoint(endpoint: string): void {
    Object.assign(process.env, {
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: "none",
        AWS_SECRET_ACCESS_KEY: "none",
        AWS_EC2_METADATA_DISABLED: "true",
    });
}

export function callerIdentity(account: string): string {
    return (
        "<GetCallerIdentityResponse><GetCallerIdentityResult>" +
        `<Arn>arn:aws:sts::${account}:assumed-role/operators/jo</Arn><UserId>AIDA:jo</UserId><Account>${account}</Account>` +
        "</GetCallerIdentityResult></GetCallerIdentityResponse>"
    );
}

function requestOf({ headers, url = "" }: IncomingMessage, body: string): Received {
    const service = /\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? "")?.[1] ?? "unsigned";
    const target = headers["x-amz-target"];
    if (typeof target === "string") {
        return { operation: `${service} ${target.split(".").at(-1) ?? ""}`, input: JSON.parse(body) as Json };
    }
    const FunctionName = lambdaFunction.exec(url)?.[1];
    if (FunctionName !== undefined) {
        return { operation: `${service} GetFunction`, input: { FunctionName } };
    }
    const form = new URLSearchParams(body);
    return { operation: `${service} ${form.get("Action") ?? ""}`, input: Object.fromEntries(form) };
}

function refusalText({ code, message }: Refusal, isJson: boolean): string {
    return isJson
        ? JSON.stringify({ __type: code, message })
        : `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of request) {
        parts.push(part as Buffer);
    }
    return Buffer.concat(parts).toString("utf8");
}
