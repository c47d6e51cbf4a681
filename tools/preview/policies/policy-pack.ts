import { configureMessage, levelOf, stackMessage, type PackConfig } from "./configure";
import { analyzeRequest, providerLookup, stackRequest, type ProviderLookup } from "./messages";
import { startPackProcess, type PackStart, type RunningPack } from "./pack-process";
import { inputsOf, type PolicyRecord } from "./record";
import {
    diagnosticsOf,
    notApplicableOf,
    policiesOf,
    remediationsOf,
    type PolicyInfo,
    type PolicyReport,
} from "./report";
import { AnalyzerRpc } from "./rpc";

export type { PackConfig } from "./configure";
export type { PackStart } from "./pack-process";
export type { PolicyRecord } from "./record";
export type { AppliedRemediation, Diagnostic, Level, NotApplicable, PolicyInfo, PolicyReport } from "./report";

/** Requests under way at once, as the engine has them; the pack itself works on one after the other. */
const PARALLEL = 16;

/** A running policy pack, spoken to as the engine speaks to it. Stop it when done: it is a process of its own. */
export class PolicyPackClient {
    private constructor(
        private readonly running: RunningPack,
        private readonly rpc: AnalyzerRpc,
        readonly policies: readonly PolicyInfo[],
        private readonly remediates: boolean,
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
        const rpc = new AnalyzerRpc(running.port);
        try {
            await rpc.configureStack(stackMessage(start));
            const policies = policiesOf(await rpc.getAnalyzerInfo());
            await rpc.configure(configureMessage(policies, config));
            const remediates = policies.some((policy) => levelOf(policy, config) === "remediate");
            return new PolicyPackClient(running, rpc, policies, remediates);
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

    /**
     * Judges every resource by its inputs, then the stack by the outputs: the order in which the engine does it. A pack
     * may analyse several stacks one after the other, as it does for a preview and the update that follows.
     */
    async analyze(records: readonly PolicyRecord[]): Promise<PolicyReport> {
        const providers = providerLookup(records);
        const judged = records.filter(({ kind }) => kind !== "read");
        const reports = await inParallel(judged, (record) => this.analyzeResource(record, providers));
        const response = await this.rpc.analyzeStack(stackRequest(records));
        return {
            diagnostics: [...reports.flatMap(({ diagnostics }) => diagnostics), ...diagnosticsOf(response)],
            remediations: reports.flatMap(({ remediations }) => remediations),
            notApplicable: [...reports.flatMap(({ notApplicable }) => notApplicable), ...notApplicableOf(response)],
        };
    }

    async stop(): Promise<void> {
        this.rpc.close();
        await this.running.stop();
    }

    /** Remediations first, as in the engine: what they change is what is then judged. */
    private async analyzeResource(record: PolicyRecord, providers: ProviderLookup): Promise<PolicyReport> {
        const asked = analyzeRequest(record, inputsOf(record), providers);
        const remediations = this.remediates ? remediationsOf(await this.rpc.remediate(asked), record.urn) : [];
        const changed = remediations.findLast(({ properties }) => properties !== undefined)?.properties;
        const request = changed === undefined ? asked : analyzeRequest(record, changed, providers);
        const response = await this.rpc.analyze(request);
        return {
            diagnostics: diagnosticsOf(response, record.urn),
            remediations,
            notApplicable: notApplicableOf(response, record.urn),
        };
    }
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
