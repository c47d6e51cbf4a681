import { setting } from "@platform/aws-model/setting";
import type { Resource } from "@platform/aws-model/resource";
import { violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { matchesGlob } from "@platform/aws-model/identity";
import { APPROVED_TYPES, ORGANIZATION_TYPES } from "./approved-types";

const config = {
    approvedTypes: setting("Type patterns that stacks may use. Replaces the whole list.", APPROVED_TYPES),
    additionalTypes: setting("Type patterns that stacks may use besides those.", [] as string[]),
};

/** Has nothing but components, whose resources register like any others. */
const OF_COMPONENTS = /^awsx:/;

/** Packages of providers whose resources are never components, also where a run does not say who manages them. */
const OF_PROVIDERS = /^(pulumi|aws|aws-native|awscc|eks|command|docker|docker-build|kubernetes|random|tls|pulumi-\w+):/;

/**
 * A rule judges the types it knows. What no rule knows must not be there at all: twins of known types in other
 * providers (aws-native), templates that hide resources (CloudFormation), scripts (command, dynamic providers).
 * Components hold resources that are judged one by one.
 */
export const approvedTypesOnly = resourcePolicy<typeof config>({
    name: "approved-types-only",
    description: "Stacks must use only types that this pack has rules for or that cannot open anything.",
    why: "A type that no policy knows passes every policy, whatever it does.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Use the type of the provider aws that does the same. If there is none, review what the type can do, write the " +
        "policies it needs, and add it to the approved types.",
    url: "https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/",
    config,
    check(resource, { config: { approvedTypes, additionalTypes }, settings: { organization } }) {
        const isOf = (patterns: readonly string[]) => patterns.some((pattern) => matchesGlob(pattern, resource.type));
        if (isOf(ORGANIZATION_TYPES) && !isOf(additionalTypes)) return organization ? [] : [beyondTheAccount(resource)];
        const component =
            OF_COMPONENTS.test(resource.type) || (resource.provider === undefined && !OF_PROVIDERS.test(resource.type));
        if (component || isOf([...approvedTypes, ...additionalTypes])) return [];
        return [
            violation(resource, {
                found: "is of a type that is not approved",
                required: "an approved type",
                fix: "use an approved type, or review this one and add it to approved-types-only.additionalTypes",
            }),
        ];
    },
});

function beyondTheAccount(resource: Resource): PolicyFinding {
    return violation(resource, {
        found: "is of a type that reaches beyond the account",
        required: "a stack whose platform-settings.organization is true",
        fix: "declare it in the stack that administers the organization, or set that in its settings",
    });
}
