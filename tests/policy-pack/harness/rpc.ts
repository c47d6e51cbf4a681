import * as server from "@pulumi/policy/server";
import { compile } from "../../../policy-pack/lib/compile";
import type { Policy } from "../../../policy-pack/lib/policy";
import { rememberSecrets } from "../../../policy-pack/lib/secret-marks";
import { platformSettings } from "../../../policy-pack/policies/hygiene/platform-settings";
import { Session, type SessionOptions } from "../../../policy-pack/lib/session";
import { analyzeRequest, stackRequest } from "@platform/preview/policies/messages";
import type { PolicyRecord, PolicyReport } from "@platform/preview/policies/policy-pack";
import { inputsOf, providerLookup } from "@platform/preview/policies/record";
import { diagnosticsOf, remediationsOf } from "@platform/preview/policies/report";

/** An RPC function of the SDK's server, called as gRPC would call it. */
type RpcFunction = (
    call: { request: unknown },
    callback: (error: Error | null | undefined, response: never) => void,
) => unknown;
type MakeRpcFunction = (pack: string, version: string, level: string, policies: unknown) => RpcFunction;

// Not declared in the SDK's typings, but what `new PolicyPack` serves with; the SDK's version is pinned.
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun, makeRemediateRpcFun } = server as unknown as Record<
    "makeAnalyzeRpcFun" | "makeAnalyzeStackRpcFun" | "makeRemediateRpcFun",
    MakeRpcFunction
>;
rememberSecrets();

/** What an analysis in tests can be run with. */
export interface AnalysisOptions extends SessionOptions {
    /** Apply the remediations first, as with the level "remediate". */
    readonly remediate?: boolean;
    /** Leave the resources' own checks out, as in the analysis of a state file. */
    readonly stackOnly?: boolean;
}

/** A policy that had nothing to say about a resource, or about the stack. */
interface NotApplicable {
    readonly policy: string;
    readonly reason: string;
    readonly urn?: string;
}

/** A report that also tells which policies had nothing to say. */
export interface FullReport extends PolicyReport {
    readonly notApplicable: readonly NotApplicable[];
}

/**
 * Runs policies over a stack through the SDK's real RPC functions, in this process. `platform-settings` always runs
 * with them, as in the pack: stack checks rely on it for the inputs of all resources.
 */
export async function analyze(
    policies: readonly Policy[],
    records: readonly PolicyRecord[],
    options: AnalysisOptions = {},
): Promise<FullReport> {
    const pack = policies.includes(platformSettings) ? policies : [platformSettings, ...policies];
    const compiled = compile(pack, new Session(pack, options));
    const level =
        options.remediate === true
            ? compiled.map((policy) => ({ ...policy, enforcementLevel: "remediate" }))
            : compiled;
    const make = (maker: MakeRpcFunction) => maker("platform", "1.0.0", "mandatory", level);
    const [remediate, single, stack] = [
        make(makeRemediateRpcFun),
        make(makeAnalyzeRpcFun),
        make(makeAnalyzeStackRpcFun),
    ];
    const providers = providerLookup(records);
    const reports: FullReport[] = [];
    for (const record of options.stackOnly === true ? [] : records.filter(({ kind }) => kind !== "read")) {
        const asked = analyzeRequest(record, inputsOf(record), providers);
        const remediations = remediationsOf(await call(remediate, asked), record.urn);
        const changed = remediations.findLast(({ properties }) => properties !== undefined)?.properties;
        const response = await call<Parameters<typeof diagnosticsOf>[0]>(
            single,
            changed ? analyzeRequest(record, changed, providers) : asked,
        );
        reports.push({
            remediations,
            diagnostics: diagnosticsOf(response, record.urn),
            notApplicable: notApplicableOf(response, record.urn),
        });
    }
    const response = await call<Parameters<typeof diagnosticsOf>[0]>(stack, stackRequest(records));
    reports.push({ remediations: [], diagnostics: diagnosticsOf(response), notApplicable: notApplicableOf(response) });
    return {
        diagnostics: reports.flatMap(({ diagnostics }) => diagnostics),
        remediations: reports.flatMap(({ remediations }) => remediations),
        notApplicable: reports.flatMap(({ notApplicable }) => notApplicable),
    };
}

function notApplicableOf(response: Parameters<typeof diagnosticsOf>[0], urn?: string): NotApplicable[] {
    return response.getNotApplicableList().map((entry) => ({
        policy: entry.getPolicyName(),
        reason: entry.getReason(),
        ...(urn === undefined ? {} : { urn }),
    }));
}

function call<R>(method: RpcFunction, request: unknown): Promise<R> {
    return new Promise((resolve, reject) => {
        method({ request }, (error, response) => {
            if (error) reject(error);
            else resolve(response);
        });
    });
}
