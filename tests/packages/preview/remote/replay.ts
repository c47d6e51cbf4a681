import type { Answers, NewResource } from "@platform/preview/monitor/answers";
import { Monitor } from "@platform/preview/monitor/monitor";
import type { InvokeRequest, RegisterRequest } from "@platform/preview/monitor/requests";
import type { Transformable, TransformRunner } from "@platform/preview/monitor/transforms";
import type { WorldName } from "@platform/aws-model/finding";
import { providerUrnOf } from "@platform/aws-model/urn";
import { canonicalJson, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { decodedMap, SCOPE, STACK, urnsByProperty, urnsOf } from "./recorded";
import type { Asked, Given, RecordedCase } from "./recorded";

/** What came of a case. */
export interface Replayed {
    readonly monitor: Monitor;
    readonly asked: readonly string[];
    /** Why the program was refused. */
    readonly error?: string;
}

/** Registers what the program of a case registers, with the recorded answers of providers. */
export async function replay(recorded: RecordedCase, world: WorldName): Promise<Replayed> {
    const urns = urnsOf(recorded);
    const answers = new RecordedAnswers(recorded, urns, world);
    const monitor = new Monitor({
        ...SCOPE,
        answers,
        transforms: tagging,
        configOf: () => ({}),
        directory: __dirname,
    });
    const transform = { target: "", token: recorded.transform ?? "" };
    if (recorded.transform === "stack") {
        monitor.addStackTransform(transform);
    }
    try {
        await monitor.register(
            request({ type: "pulumi:pulumi:Stack", name: "awsxcases-dev", kind: "component" }, "", []),
        );
        for (const given of recorded.given) {
            const made = registration(given, urns, world, (urn) => answers.idOf(urn));
            const transforms = recorded.transform === "resource" && given.kind === "remote" ? [transform] : [];
            await monitor.register({ ...made, transforms });
        }
        return { monitor, asked: answers.asked };
    } catch (error) {
        return { monitor, asked: answers.asked, error: (error as Error).message };
    }
}

/** The recorded program's transforms: they add tags to some types. */
const tagging = {
    transform: <T extends Transformable>([{ token } = { token: "" }]: { token: string }[], resource: T): Promise<T> => {
        const [types, from] =
            token === "stack" ? [/^aws:(ec2|ecr\/repository)/, "stack transform"] : [/^aws:/, "transform"];
        const tags = { ...(resource.properties["tags"] as WireMap | undefined), from };
        const properties = types.test(resource.type) ? { ...resource.properties, tags } : resource.properties;
        return Promise.resolve({ ...resource, properties });
    },
} as unknown as TransformRunner;

class RecordedAnswers implements Answers {
    readonly asked: string[] = [];
    private readonly known: ReadonlyMap<string, { readonly id: string; readonly outputs: WireMap }>;
    private readonly asks: readonly Asked[];

    constructor(
        recorded: RecordedCase,
        private readonly urns: readonly string[],
        private readonly world: WorldName,
    ) {
        const { given, made = [], asks = [], asksLater } = recorded;
        this.asks = world === "strict" ? asks : (asksLater ?? asks);
        const added = made.filter((one) => one.given === undefined);
        const all = [
            ...given.map(({ id = "", outputs }) => ({ id, computed: outputs, named: undefined })),
            ...added.map(({ id = "", computed, named }) => ({ id, computed, named })),
        ];
        this.known = new Map(
            all.map(({ id, computed, named }, index) => [
                urns[index + 1] ?? "",
                world === "strict" ? { id: "", outputs: named ?? {} } : { id, outputs: { arn: id, ...computed } },
            ]),
        );
    }

    idOf(urn: string): string {
        return this.known.get(urn)?.id ?? "";
    }

    providerId(): string {
        return this.world === "strict" ? "" : "id";
    }

    create({ urn, inputs, name }: NewResource): { id: string; outputs: WireMap } {
        const { outputs = {} } = this.known.get(urn) ?? {};
        const id = this.world === "strict" ? "" : this.idOf(urn) || `${name}-id`;
        return { id, outputs: { ...outputs, ...inputs } };
    }

    invoke({ token, arguments: args, provider }: InvokeRequest): { result: WireMap } {
        const from = /::default(_\w+)?::/.test(provider) ? undefined : providerUrnOf(provider);
        const found = this.asks.find((one) => this.described(one) === describe(token, args, from));
        if (found === undefined) {
            throw new Error(`nobody has asked ${describe(token, args, from)}`);
        }
        this.asked.push(this.described(found));
        return { result: found.answer ?? {} };
    }

    private described({ token, args = {}, provider }: Asked): string {
        return describe(token, args, provider === undefined ? undefined : this.urns[provider]);
    }

    construct(): WireMap {
        throw new Error("nothing is opaque here");
    }

    read(): WireMap {
        return {};
    }

    call(): { result: WireMap } {
        return { result: {} };
    }

    stackReference(): WireMap {
        return {};
    }
}

/** A question to a data source in one line. */
export function describe(token: string, args: WireMap, provider: string | undefined): string {
    return [token, canonicalJson(args), ...(provider === undefined || provider === "" ? [] : [provider])].join(" ");
}

function registration(
    given: Given,
    urns: readonly string[],
    world: WorldName,
    idOf: (urn: string) => string,
): RegisterRequest {
    const isLater = world === "placeholder";
    const inputs = { ...given.inputs, ...(isLater ? given.later : {}) };
    const from = (isLater ? given.laterFrom : undefined) ?? given.from ?? {};
    const after = (isLater ? given.laterAfter : undefined) ?? given.after ?? [];
    const made = request(given, urns[given.parent ?? 0] ?? "", urns);
    const propertyDependencies = urnsByProperty(from, urns);
    const reference = (number: number | undefined): string =>
        number === undefined ? "" : `${urns[number] ?? ""}::${isLater ? "id" : UNKNOWN}`;
    return {
        ...made,
        properties: decodedMap(inputs, urns, idOf),
        propertyDependencies,
        options: {
            ...made.options,
            dependsOn: [
                ...new Set([
                    ...after.map((number) => urns[number] ?? ""),
                    ...Object.values(propertyDependencies).flat(),
                ]),
            ],
            provider: reference(given.provider),
            providers: Object.fromEntries(
                Object.entries(given.providers ?? {}).map(([name, number]) => [name, reference(number)]),
            ),
        },
    };
}

function request(
    { type, name, kind, aliases = [], options = {}, version = "7.48.0" }: Given,
    parent: string,
    urns: readonly string[],
): RegisterRequest {
    const { deletedWith, ...others } = options;
    return {
        type,
        name,
        parent: type === "pulumi:pulumi:Stack" ? "" : parent || STACK,
        custom: kind === undefined,
        remote: kind === "remote",
        properties: {},
        propertyDependencies: {},
        options: {
            aliases: aliases.map(({ urn, type: formerType = "", name: formerName = "", parent: formerParent }) =>
                urn === undefined
                    ? { type: formerType, name: formerName, stack: "", project: "", parent: formerParent }
                    : { urn },
            ),
            dependsOn: [],
            provider: "",
            providers: {},
            importId: "",
            ...others,
            ...(deletedWith === undefined ? {} : { deletedWith: urns[Number(deletedWith)] ?? "" }),
            ...(kind === "component" ? {} : { version }),
        },
        transforms: [],
        packageReference: "",
    };
}
