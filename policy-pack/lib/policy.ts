import type { Graph } from "@platform/aws-model/graph/graph";
import type { Exemption } from "./exemption";
import type { SettingsOf, ConfigSpec } from "@platform/aws-model/setting";
import type { PolicyFinding } from "./finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Settings } from "@platform/aws-model/settings";

/** Control ids of the published frameworks that a policy implements. */
export interface Controls {
    /** AWS Foundational Security Best Practices, such as EC2.9. */
    readonly fsbp?: readonly string[];
    /** CIS AWS Foundations Benchmark v5.0. */
    readonly cis?: readonly string[];
    /** Checkov, such as CKV_AWS_88. */
    readonly checkov?: readonly string[];
}

/** One property to set. Objects on the way that are missing come into being. */
export interface Edit {
    /** `["networkConfiguration", "assignPublicIp"]`. */
    readonly at: readonly [string, ...(string | number)[]];
    readonly value: boolean | number | string;
}

/** An exemption as this run sees it. */
export interface ExemptionStatus {
    readonly exemption: Exemption;
    /** Why it is not in force; empty if it is. */
    readonly problems: readonly string[];
    /** How many resources needed it; undefined if this run did not judge its policy. */
    readonly uses: number | undefined;
}

/** What a check gets besides what it judges. */
export interface CheckContext<C extends ConfigSpec = ConfigSpec> {
    readonly settings: Settings;
    readonly config: SettingsOf<C>;
    readonly exemptions: readonly ExemptionStatus[];
}

/** What every policy says about itself. All of it appears in the generated reference. */
export interface PolicyMetadata<C extends ConfigSpec> {
    /** `<what>-<condition>` in kebab case; unique; part of the public contract. */
    readonly name: string;
    /** What is required, in one sentence. It opens every message. */
    readonly description: string;
    /** Why it matters: what goes wrong without it. */
    readonly why: string;
    readonly level: "mandatory" | "advisory";
    /** Advisory unless the stack is production (`platform-settings`, production). */
    readonly productionOnly?: boolean;
    readonly severity: "low" | "medium" | "high" | "critical";
    readonly controls: Controls;
    /** How to comply, in general. */
    readonly remediation: string;
    readonly url: string;
    /** False for rules that no exemption may lift. Default true. */
    readonly exemptible?: boolean;
    /** Configuration of this policy alone. */
    readonly config?: C;
}

/** A check of one resource's inputs, before it is created or updated. */
export interface ResourceCheck<C extends ConfigSpec> {
    /** The type tokens it applies to; to all resources when left out. */
    readonly types?: readonly string[];
    /** Pure: the same resource and context give the same findings. */
    check(resource: Resource, context: CheckContext<C>): readonly PolicyFinding[];
    /**
     * What to set so that the resource complies; empty if it does. Only for fields that are additive and change in place.
     * Runs when the policy's level is configured as "remediate".
     */
    remediate?(resource: Resource, context: CheckContext<C>): readonly Edit[];
}

/** A policy over single resources. */
export interface ResourcePolicy<C extends ConfigSpec = ConfigSpec> extends PolicyMetadata<C>, ResourceCheck<C> {
    readonly scope: "resource";
}

/** A policy over the whole stack. */
export interface StackPolicy<C extends ConfigSpec = ConfigSpec> extends PolicyMetadata<C> {
    readonly scope: "stack";
    /** Pure: the same graph and context give the same findings. */
    check(graph: Graph, context: CheckContext<C>): readonly PolicyFinding[];
    /** What single resources already give away: stack checks run after an update, this one before. */
    readonly early?: ResourceCheck<C>;
}

/** Any policy, with the type of its configuration forgotten. */
export type Policy = ResourcePolicy | StackPolicy;

/** Declares a policy over single resources. */
export function resourcePolicy<C extends ConfigSpec = ConfigSpec>(
    policy: Omit<ResourcePolicy<C>, "scope">,
): ResourcePolicy<C> {
    return { ...policy, scope: "resource" };
}

/** Declares a policy over the whole stack. */
export function stackPolicy<C extends ConfigSpec = ConfigSpec>(policy: Omit<StackPolicy<C>, "scope">): StackPolicy<C> {
    return { ...policy, scope: "stack" };
}
