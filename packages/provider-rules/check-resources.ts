import { ResourceIndex } from "@platform/aws-model/graph/resource-index";
import { providerTypeFor } from "@platform/aws-model/urn";
import type { Finding } from "@platform/aws-model/finding";
import type { Value } from "@platform/aws-model/value";
import { factProblems } from "./facts/apply";
import { toFinding, type Problem } from "./problem";
import { judgedResources, type JudgedResource, type ProviderResource } from "./judged-resource";
import { looksAtOne, type RuleCheck } from "./rule";
import { CHECKS } from "./rules/all";
import { generalChecks, OUTPUT_AS_TEXT, region } from "./rules/general";
import { redacted, secretTexts } from "./redact";
import { conformanceProblems } from "./schema/conformance";
import { TypeKnowledge } from "./schema/type-knowledge";

export interface CheckOptions {
    /**
     * True holds a program to the types that the provider declares; false lets a value of another kind pass with a remark where the
     * provider would convert it, such as `"80"` for a number.
     *
     * @default true
     */
    readonly strict?: boolean;
    /**
     * Where the types are looked up.
     *
     * @default the `@pulumi/aws` that the current directory would load
     */
    readonly knowledge?: TypeKnowledge;
}

/**
 * What the AWS provider, or AWS behind it, would refuse in these resources, without asking either.
 *
 * Judges only what is known for certain: an unknown value never causes a finding, and resources of other packages and of types
 * that the installed package does not have are passed over (see `unjudgedTypes`). Secrets are judged and never printed.
 * Findings come in the order of the resources, then of the rules.
 */
export function checkResources(resources: readonly ProviderResource[], options: CheckOptions = {}): Finding[] {
    const knowledge = options.knowledge ?? TypeKnowledge.open(process.cwd());
    const all = judgedResources(resources);
    const index = new ResourceIndex(all);
    const convertible = options.strict === false ? "advisory" : "mandatory";
    const secrets = secretTexts(resources);
    const findings = all
        .filter(({ record }) => isJudged(record))
        .flatMap((resource) => {
            const { typed, facts, checked } = saidAlone(resource, knowledge, convertible);
            const ask = (check: RuleCheck): readonly Problem[] => checked.get(check) ?? [...check(resource, index)];
            const ruled = (CHECKS.get(resource.type) ?? []).flatMap(ask);
            const general = generalChecks.flatMap(ask);
            return withoutRepeats([...typed, ...ruled, ...facts, ...general]).map((problem) =>
                toFinding(resource, problem),
            );
        });
    const elsewhere = all
        .filter(({ type }) => type === providerTypeFor("aws"))
        .flatMap((provider) => [...region(provider)].map((problem) => toFinding(provider, problem)));
    return [...elsewhere, ...findings].map((finding) => redacted(finding, secrets));
}

/** What is said of inputs whatever else is in the program, but for the provider instance, which gives them their region. */
interface SaidAlone {
    readonly provider: Value | undefined;
    readonly knowledge: TypeKnowledge;
    readonly convertible: Finding["level"];
    readonly typed: readonly Problem[];
    readonly facts: readonly Problem[];
    readonly checked: ReadonlyMap<RuleCheck, readonly Problem[]>;
}

const kept = new WeakMap<ProviderResource, SaidAlone>();

/** It is found out once of a record, in however many programs it stands. */
function saidAlone(resource: JudgedResource, knowledge: TypeKnowledge, convertible: Finding["level"]): SaidAlone {
    const { record } = resource;
    const provider = resource.provider?.props;
    const known = kept.get(record);
    if (known?.knowledge === knowledge && known.convertible === convertible && known.provider === provider) {
        return known;
    }
    const typed = [...conformanceProblems(resource, knowledge, { convertible })];
    const checks = [...(CHECKS.get(resource.type) ?? []), ...generalChecks].filter(looksAtOne);
    const checked = new Map(checks.map((check) => [check, [...check(resource)]]));
    const said = { provider, knowledge, convertible, typed, facts: factProblems(resource), checked };
    kept.set(record, said);
    return said;
}

/** Two layers may know of the same limit: the first one speaks. Of a value that is not even the one meant, nothing else is said. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
    const moot = new Set(problems.filter(({ code }) => code === OUTPUT_AS_TEXT).map(({ at }) => at.path));
    const said = new Set<string>();
    return problems.filter(({ at, code }) => {
        const key = `${at.path} ${code}`;
        const repeated = said.has(key) || (code !== OUTPUT_AS_TEXT && moot.has(at.path));
        said.add(key);
        return !repeated;
    });
}

function isJudged({ custom, type }: ProviderResource): boolean {
    return custom && type.startsWith("aws:");
}

/** The AWS types among the resources that the installed package does not have: nothing is said of them. */
export function unjudgedTypes(resources: readonly ProviderResource[], knowledge: TypeKnowledge): string[] {
    const types = resources.filter(isJudged).map(({ type }) => type);
    return [...new Set(types)].filter((type) => knowledge.resource(type) === undefined).sort();
}
