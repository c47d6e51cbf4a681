import { isDeepStrictEqual } from "node:util";
import type * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import type { Analyzer, PackAnswer, Asked } from "./analyzer";
import { configureMessage, levelOf, stackMessage, type PackConfig } from "./configure";
import { analyzeRequest } from "./messages";
import { startPackProcess, type PackStart, type RunningPack } from "./pack-process";
import { inputsOf, providerLookup, type PolicyRecord, type ProviderLookup } from "./record";
import { policiesOf, remediationsOf, type AppliedRemediation, type PolicyInfo, type PolicyReport } from "./report";

export type { PackConfig } from "./configure";
export type { PackStart } from "./pack-process";
export type { PolicyRecord } from "./record";
export type { AppliedRemediation, Diagnostic, Level, PolicyInfo, PolicyReport } from "./report";

/** What a pack was asked about a resource, with everything that its answer rests on. */
interface Question extends Asked {
    readonly provider: PolicyRecord | undefined;
    readonly remediations: readonly AppliedRemediation[];
}

/** A resource about which a pack was asked, and where in which answer it says something of it. */
interface Judged {
    readonly question: Question;
    readonly answer: Promise<PackAnswer>;
    readonly place: number;
}

/** A running policy pack, asked as the engine asks it. Stop it when done: it is a process of its own. */
export class PolicyPackClient {
    /** By URN, what the pack was asked last. */
    private readonly judged = new Map<string, Judged>();
    private asked: Promise<unknown> = Promise.resolve();

    private constructor(
        private readonly running: RunningPack,
        private readonly analyzer: Analyzer,
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
        const { analyzer } = running;
        analyzer.background(start.background === true);
        try {
            await analyzer.configureStack(stackMessage(start));
            const policies = policiesOf(await analyzer.getAnalyzerInfo());
            await analyzer.configure(configureMessage(policies, config));
            const remediates = policies.some((policy) => levelOf(policy, config) === "remediate");
            const active = policies.filter((policy) => levelOf(policy, config) !== "disabled");
            return new PolicyPackClient(running, analyzer, policies, remediates, active);
        } catch (error) {
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
        this.analyzer.background(false);
    }

    /**
     * Judges every resource by its inputs, then the stack by the outputs: the order in which the engine does it. A pack
     * may analyse several stacks one after the other, as it does for a preview and the update that follows; it is not
     * asked again about a resource that is the same as in the one before.
     */
    async analyze(records: readonly PolicyRecord[]): Promise<PolicyReport> {
        // A pack remembers the inputs of the resources of one stack until it judges that stack.
        const asking = this.asked.then(() => this.ask(records));
        this.asked = asking;
        return await (
            await asking
        )();
    }

    /** When the pack has received what it was asked so far. */
    async received(): Promise<void> {
        await this.asked;
        await this.analyzer.flushed();
    }

    async stop(): Promise<void> {
        await this.running.stop();
    }

    /** Asks, and returns how to get the answer. */
    private async ask(records: readonly PolicyRecord[]): Promise<() => Promise<PolicyReport>> {
        const providers = providerLookup(records);
        const questions: Question[] = [];
        const known = new Map<PolicyRecord, Judged>();
        for (const record of records.filter(({ kind }) => kind !== "read")) {
            const provider = record.provider === undefined ? undefined : providers(record.provider);
            const last = this.judged.get(record.urn);
            if (last !== undefined && isSame(last.question, record, provider)) known.set(record, last);
            else questions.push(await this.question(record, provider, providers));
        }
        const answer = this.analyzer.judge(questions, records);
        for (const [place, question] of questions.entries()) {
            const judged = { question, answer, place };
            known.set(question.record, judged);
            this.judged.set(question.record.urn, judged);
        }
        return async () =>
            report(await answer, await Promise.all(records.flatMap((record) => said(known.get(record)))));
    }

    /** Remediations first, as in the engine: what they change is what is then judged. */
    private async question(
        record: PolicyRecord,
        provider: PolicyRecord | undefined,
        providers: ProviderLookup,
    ): Promise<Question> {
        const asked = (): Promise<analyzer.RemediateResponse> =>
            this.analyzer.remediate(analyzeRequest(record, inputsOf(record), providers));
        const remediations = this.remediates ? remediationsOf(await asked(), record.urn) : [];
        const changed = remediations.findLast(({ properties }) => properties !== undefined)?.properties;
        return { record, provider, remediations, inputs: changed ?? record.inputs };
    }
}

/** What a pack said of a resource. */
async function said(judged: Judged | undefined): Promise<Pick<PolicyReport, "diagnostics" | "remediations">> {
    const diagnostics = judged === undefined ? [] : (await judged.answer).resources[judged.place];
    return { diagnostics: diagnostics ?? [], remediations: judged?.question.remediations ?? [] };
}

function report(answer: PackAnswer, resources: readonly PolicyReport[]): PolicyReport {
    return {
        diagnostics: [...resources.flatMap(({ diagnostics }) => diagnostics), ...answer.stack],
        remediations: resources.flatMap(({ remediations }) => remediations),
    };
}

/** Whether a pack would be told of a resource what it was told of one of the same URN. */
function isSame(question: Question, record: PolicyRecord, provider: PolicyRecord | undefined): boolean {
    const { record: first, provider: firstProvider } = question;
    return (
        first.parent === record.parent &&
        firstProvider?.urn === provider?.urn &&
        isDeepStrictEqual(first.inputs, record.inputs) &&
        isDeepStrictEqual(first.options, record.options) &&
        (firstProvider === provider || isDeepStrictEqual(firstProvider?.inputs, provider?.inputs))
    );
}
