import type { Policy, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { PackAnswer } from "../analyzer";
import { providerLookup, withId } from "../record";
import type { Diagnostic, Level } from "../report";
import type { JudgeCall } from "./messages";
import { reporterOf } from "./reporting";
import type { PolicySdk, ServedPack } from "./sdk";
import { providerViews, Subject } from "./subject";
import { resourceArgs, stackArgs, type ViewSurroundings } from "./views";

/** A level and settings for each policy, as they were configured. */
export type Configuration = ReadonlyMap<string, { readonly level: Level; readonly settings: object }>;

/** A policy that is not switched off, at the level at which it reports. */
interface Active<Kind extends Policy> {
    readonly policy: Kind;
    readonly level: Level;
    readonly surroundings: ViewSurroundings;
}

/**
 * Does what the SDK's server does with Analyze and AnalyzeStack (`@pulumi/policy/server.js`), for a whole world at once. The
 * SDK makes all resources anew for each policy; here a policy's view of a resource is made when the policy looks at it.
 */
export class Judge {
    private configuration: Configuration = new Map();

    constructor(
        private readonly pack: ServedPack,
        private readonly sdk: PolicySdk,
    ) {}

    configure(configuration: Configuration): void {
        this.configuration = configuration;
    }

    /** @throws Error that names the policy which threw. */
    async judge({ asked, stack }: JudgeCall): Promise<PackAnswer> {
        const provider = providerViews(this.sdk, providerLookup(stack));
        const policies = this.active<ResourceValidationPolicy>((policy) => this.sdk.policy.isResourcePolicy(policy));
        const resources: Diagnostic[][] = [];
        for (const { record, inputs } of asked) {
            const subject = new Subject(this.sdk, record, inputs, provider(record));
            resources.push(await this.judgeResource(subject, policies));
        }
        const subjects = stack.map((record) => new Subject(this.sdk, record, withId(record), provider(record)));
        return { resources, stack: await this.judgeStack(subjects) };
    }

    private async judgeResource(
        subject: Subject,
        policies: readonly Active<ResourceValidationPolicy>[],
    ): Promise<Diagnostic[]> {
        const found: Diagnostic[] = [];
        const { urn, type } = subject.record;
        for (const { policy, level, surroundings } of policies) {
            const { validateResource } = policy;
            // A policy that only remediates, or one that is for another type.
            if (validateResource === undefined || this.isForOthers(validateResource, (only) => only === type)) continue;
            const report = reporterOf(policy, level, "resource", (diagnostic) => found.push({ ...diagnostic, urn }));
            for (const validate of Array.isArray(validateResource) ? validateResource : [validateResource]) {
                const work = this.guarded(policy, report, () => validate(resourceArgs(subject, surroundings), report));
                // Waiting for nothing costs more than most policies do.
                if (work !== undefined) await work;
            }
        }
        return found;
    }

    private async judgeStack(subjects: readonly Subject[]): Promise<Diagnostic[]> {
        const found: Diagnostic[] = [];
        const types = new Set(subjects.map(({ record }) => record.type));
        const isKind = (policy: Policy): boolean => this.sdk.policy.isStackPolicy(policy);
        for (const { policy, level, surroundings } of this.active<StackValidationPolicy>(isKind)) {
            if (this.isForOthers(policy.validateStack, (only) => types.has(only))) continue;
            const report = reporterOf(policy, level, "stack", (diagnostic) => found.push(diagnostic));
            await this.guarded(policy, report, () => policy.validateStack(stackArgs(subjects, surroundings), report));
        }
        return found;
    }

    /** Remediations were applied before; what is left of their policies counts as mandatory. */
    private active<Kind extends Policy>(isKind: (policy: Policy) => boolean): Active<Kind>[] {
        return this.pack.policies.flatMap((policy) => {
            const { level: configured, settings } = this.configuration.get(policy.name) ?? {};
            const level = configured ?? policy.enforcementLevel ?? (this.pack.enforcementLevel as Level);
            if (level === "disabled" || !isKind(policy)) return [];
            const surroundings = { getConfig: () => ({ ...settings }), notApplicable };
            return [{ policy: policy as Kind, level: level === "remediate" ? "mandatory" : level, surroundings }];
        });
    }

    /** Whether a validation was made for one type, and that one is not there. */
    private isForOthers(validation: object, isThere: (type: string) => boolean): boolean {
        const only = Array.isArray(validation) ? undefined : this.sdk.policy.getPulumiType(validation);
        return only !== undefined && !isThere(only);
    }

    /** Runs a validation; returns something to wait for only if the validation does. */
    private guarded(
        policy: Policy,
        report: ReportViolation,
        validate: () => Promise<void> | void,
    ): Promise<void> | undefined {
        try {
            const work = validate();
            return work?.catch((error: unknown) => {
                this.failed(policy, report, error);
            });
        } catch (error) {
            this.failed(policy, report, error);
            return undefined;
        }
    }

    /** What a policy throws may mean that it has nothing to say, or cannot say it in a preview. Anything else ends it all. */
    private failed(policy: Policy, report: ReportViolation, error: unknown): void {
        if (error instanceof NotApplicableError) return;
        const { name, version } = this.pack;
        const from = `policy '${policy.name}' from policy pack '${name}@v${version}'`;
        if (!(error instanceof this.sdk.proxy.UnknownValueError)) {
            throw this.sdk.protoutil.asGrpcError(error, `Error validating resource with ${from}`);
        }
        const message = `can't run ${from} during preview: ${error.message}`;
        (report as unknown as (full: object) => void)({ name: policy.name, message, enforcementLevel: "advisory" });
    }
}

/** A policy says by throwing it that it does not apply. */
class NotApplicableError extends Error {}

function notApplicable(reason = "Policy does not apply"): never {
    throw new NotApplicableError(reason);
}
