import { isDeepStrictEqual } from "node:util";
import { configureMessage, levelOf, stackMessage, type PackConfig } from "./configure";
import { providerLookup, type ProviderLookup } from "./messages";
import { startPackProcess, type PackStart, type RunningPack } from "./pack-process";
import type { PolicyRecord } from "./record";
import {
    diagnosticsOf,
    type NotApplicable,
    notApplicableOf,
    policiesOf,
    remediationsOf,
    splitResponse,
    type AppliedRemediation,
    type Diagnostic,
    type PolicyInfo,
    type PolicyReport,
} from "./report";
import { AnalyzerRpc } from "./rpc";
import { analyzeBytes, stackBytes } from "./wire/requests";

export type { PackConfig } from "./configure";
export type { PackStart } from "./pack-process";
export type { PolicyRecord } from "./record";
export type { AppliedRemediation, Diagnostic, Level, NotApplicable, PolicyInfo, PolicyReport } from "./report";

/** Requests under way at once. The pack works on one after the other; the more wait for it, the less it waits for them. */
const PARALLEL = 256;

/** What a pack said of a resource, or of the stack. */
interface Judgement {
    readonly diagnostics: readonly Diagnostic[];
    readonly remediations: readonly AppliedRemediation[];
    readonly notApplicable: () => readonly NotApplicable[];
}

/** A judgement with everything that it rests on. */
interface Judged {
    readonly record: PolicyRecord;
    readonly provider: PolicyRecord | undefined;
    readonly judgement: Promise<Judgement>;
}

/** A running policy pack, spoken to as the engine speaks to it. Stop it when done: it is a process of its own. */
export class PolicyPackClient {
    /** By URN, what the pack was asked last. */
    private readonly judged = new Map<string, Judged>();
    private last: Promise<unknown> = Promise.resolve();

    private constructor(
        private readonly running: RunningPack,
        private readonly rpc: AnalyzerRpc,
        readonly policies: readonly PolicyInfo[],
        private readonly remediates: boolean,
        /** The policies that are not switched off. */
        readonly active: readonly PolicyInfo[],
    ) {}

    /**
     * Starts the pack and configures it.
     *
     * @throws Error with the pack's own output if it does not start, or if the configuration names unknown policies.
     */
    static async start(start: PackStart, config: PackConfig = {}): Promise<PolicyPackClient> {
        return PolicyPackClient.connect(await startPackProcess(start), start, config);
    }

    /** Configures a pack that listens, or stops it. @throws as `start` does. */
    static async connect(running: RunningPack, start: PackStart, config: PackConfig = {}): Promise<PolicyPackClient> {
        const rpc = new AnalyzerRpc(running.address);
        rpc.background(start.background === true);
        try {
            await rpc.configureStack(stackMessage(start));
            const policies = policiesOf(await rpc.getAnalyzerInfo());
            await rpc.configure(configureMessage(policies, config));
            const remediates = policies.some((policy) => levelOf(policy, config) === "remediate");
            const active = policies.filter((policy) => levelOf(policy, config) !== "disabled");
            return new PolicyPackClient(running, rpc, policies, remediates, active);
        } catch (error) {
            rpc.close();
            await running.stop();
            throw error;
        }
    }

    /** Milliseconds until the pack listened. */
    get startMilliseconds(): number {
        return this.running.milliseconds;
    }

    /** Waits for answers in the foreground from now on. */
    foreground(): void {
        this.rpc.background(false);
    }

    /**
     * Judges every resource by its inputs, then the stack by the outputs: the order in which the engine does it. A pack
     * may analyse several stacks one after the other, as it does for a preview and the update that follows; it is not
     * asked again about a resource that is the same as in the one before.
     */
    analyze(records: readonly PolicyRecord[]): Promise<PolicyReport> {
        // A pack remembers the inputs of the resources of one stack until it judges that stack.
        const report = this.last.then(() => this.analyzeNext(records));
        this.last = report;
        return report;
    }

    async stop(): Promise<void> {
        this.rpc.close();
        await this.running.stop();
    }

    private async analyzeNext(records: readonly PolicyRecord[]): Promise<PolicyReport> {
        const providers = providerLookup(records);
        const judged = records.filter(({ kind }) => kind !== "read");
        const judgements = await inParallel(judged, (record) => this.judge(record, providers));
        const response = splitResponse(await this.rpc.analyzeStack(stackBytes(records)));
        return {
            diagnostics: [
                ...judgements.flatMap(({ diagnostics }) => diagnostics),
                ...diagnosticsOf(response.diagnostics),
            ],
            remediations: judgements.flatMap(({ remediations }) => remediations),
            get notApplicable() {
                const ofResources = judgements.flatMap((judgement) => judgement.notApplicable());
                return [...ofResources, ...notApplicableOf(response.notApplicable())];
            },
        };
    }

    private judge(record: PolicyRecord, providers: ProviderLookup): Promise<Judgement> {
        const provider = record.provider === undefined ? undefined : providers(record.provider);
        const last = this.judged.get(record.urn);
        if (last !== undefined && isSame(last.record, record) && isSameProvider(last.provider, provider)) {
            return last.judgement;
        }
        const judgement = this.ask(record, providers);
        this.judged.set(record.urn, { record, provider, judgement });
        return judgement;
    }

    /** Remediations first, as in the engine: what they change is what is then judged. */
    private async ask(record: PolicyRecord, providers: ProviderLookup): Promise<Judgement> {
        const { urn } = record;
        const asked = analyzeBytes(record, record.inputs, providers);
        const remediations = this.remediates ? remediationsOf(await this.rpc.remediate(asked), urn) : [];
        const changed = remediations.findLast(({ properties }) => properties !== undefined)?.properties;
        const request = changed === undefined ? asked : analyzeBytes(record, changed, providers);
        const { diagnostics, notApplicable } = splitResponse(await this.rpc.analyze(request));
        return {
            diagnostics: diagnosticsOf(diagnostics, urn),
            remediations,
            notApplicable: () => notApplicableOf(notApplicable(), urn),
        };
    }
}

/** Whether a pack would be told the same of two resources of the same URN. */
function isSame(first: PolicyRecord, second: PolicyRecord): boolean {
    return (
        first.parent === second.parent &&
        isDeepStrictEqual(first.inputs, second.inputs) &&
        isDeepStrictEqual(first.options, second.options)
    );
}

function isSameProvider(first: PolicyRecord | undefined, second: PolicyRecord | undefined): boolean {
    return first?.urn === second?.urn && (first === second || isDeepStrictEqual(first?.inputs, second?.inputs));
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
