import type { Policies, ReportViolation, ResourceValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { defaultsOf, schemaOf, type ConfigSpec, type SettingValue } from "@platform/aws-model/setting";
import type { PolicyFinding } from "./finding";
import type { CheckContext, Edit, Policy, ResourceCheck } from "./policy";
import type { Session } from "./session";
import { settingsSpec } from "@platform/aws-model/settings";
import { withStacksOf } from "./stack-traces";

type AnyCheck = ResourceCheck<ConfigSpec>;
/** The SDK accepts an object that overrides single fields of the report; its type declares only the string. */
type FullReport = (report: { message: string; urn?: string | undefined; enforcementLevel?: "advisory" }) => void;

/** Turns policies into what the SDK serves: checks become validations that report instead of throwing. */
export function compile(policies: readonly Policy[], session: Session): Policies {
    return policies.map((policy) => {
        const single = policy.scope === "resource" ? policy : policy.early;
        return {
            ...metadata(policy),
            ...(single && { validateResource: resourceValidation(policy, single, session) }),
            ...(single?.remediate && { remediateResource: remediation(policy, single, session) }),
            ...(policy.scope === "stack" && { validateStack: stackValidation(policy, session) }),
        };
    });
}

function metadata(policy: Policy) {
    const { name, description, level, severity, remediation: remediationSteps, url, controls, config } = policy;
    const tags = Object.entries(controls).flatMap(([framework, ids]: [string, readonly string[]]) =>
        ids.map((id) => `${framework}:${id}`),
    );
    return {
        name,
        description,
        enforcementLevel: level,
        severity,
        remediationSteps,
        url,
        tags,
        framework: {
            name: "FSBP",
            version: "1.0.0",
            reference: (controls.fsbp ?? []).join(" "),
            specification: policy.why,
        },
        ...(config && { configSchema: schemaOf(config) }),
    };
}

function resourceValidation(policy: Policy, single: AnyCheck, session: Session) {
    const applies = typeTest(single);
    const reason = single.types?.length === 1 ? `Applies to ${single.types.join()}.` : "Applies to other types.";
    let notApplicable: Error | undefined;
    return (args: ResourceValidationArgs, report: ReportViolation): void => {
        session.remember(args);
        // The same error each time: this is said of nearly every resource.
        if (!applies(args.type)) throw (notApplicable ??= thrownBy(() => args.notApplicable(reason)));
        run(policy, session, report, args.urn, () =>
            single.check(session.resource(args), context(policy, session, args)),
        );
    };
}

function stackValidation(
    policy: Extract<Policy, { scope: "stack" }>,
    session: Session,
): StackValidationPolicy["validateStack"] {
    return (args, report) => {
        const surroundings = context(policy, session, args);
        run(policy, session, report, undefined, () => policy.check(session.graph(args.resources), surroundings));
    };
}

function remediation(policy: Policy, single: AnyCheck, session: Session) {
    const applies = typeTest(single);
    return (args: ResourceValidationArgs): Record<string, unknown> | undefined => {
        if (!applies(args.type)) return undefined;
        const edits = single.remediate?.(session.resource(args), context(policy, session, args)) ?? [];
        for (const { at, value } of edits) applyEdit(args.props, at, value);
        return edits.length > 0 ? args.props : undefined;
    };
}

/** Sets one property. The SDK's proxies keep secrets secret; an unknown on the way ends the remediation with a notice. */
function applyEdit(properties: Record<string | number, unknown>, at: Edit["at"], value: Edit["value"]): void {
    const last = at.at(-1) ?? "";
    const owner = at.slice(0, -1).reduce<Record<string | number, unknown>>((object, step) => {
        object[step] ??= {};
        return object[step] as Record<string | number, unknown>;
    }, properties);
    owner[last] = value;
}

/** Runs a check. One that throws counts as a violation of its policy, and the policies after it still run. */
function run(
    policy: Policy,
    session: Session,
    report: ReportViolation,
    urn: string | undefined,
    check: () => readonly PolicyFinding[],
): void {
    let findings: readonly PolicyFinding[];
    try {
        findings = withStacksOf(1, check);
    } catch (error) {
        findings = [{ kind: "undecided", message: failureText(error) }];
    }
    for (const finding of findings) {
        const about = finding.urn ?? urn;
        if (session.ledger.lifts(policy.name, about)) continue;
        const lenient =
            finding.kind === "notice" ||
            (finding.kind === "deferred" && session.preview) ||
            (policy.productionOnly === true && !session.settings.production);
        const message = `${policy.description}\n${finding.message}`;
        (report as unknown as FullReport)({ message, urn: about, ...(lenient && { enforcementLevel: "advisory" }) });
    }
}

function thrownBy(work: () => never): Error {
    try {
        return work();
    } catch (error) {
        return error as Error;
    }
}

function typeTest({ types }: AnyCheck): (type: string) => boolean {
    const set = types && new Set(types);
    return (type) => set?.has(type) ?? true;
}

/** Names the error and its place, never its message: messages of parsers quote what they were given. */
function failureText(error: unknown): string {
    const kind = error instanceof Error ? error.name : typeof error;
    const place = error instanceof Error ? /([\w.-]+:\d+):\d+\)?$/m.exec(error.stack ?? "")?.[1] : undefined;
    return `The check itself failed (${kind}${place === undefined ? "" : ` at ${place}`}), so nothing is known about this rule. Fix the policy.`;
}

function context(policy: Policy, session: Session, args: Pick<ResourceValidationArgs, "getConfig">): CheckContext {
    const configured = args.getConfig<Record<string, SettingValue>>();
    if (policy.config === settingsSpec) session.configure(configured);
    const { settings, ledger, sawResources } = session;
    return {
        settings,
        config: policy.config === undefined ? configured : { ...defaultsOf(policy.config), ...configured },
        exemptions: ledger.status(sawResources),
    };
}
