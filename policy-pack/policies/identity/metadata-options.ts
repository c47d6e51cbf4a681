import { valuesAt } from "@platform/aws-model/paths";
import * as types from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";
import { expectValue, violation, type PolicyFinding } from "../../lib/finding";
import type { Edit } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Where each type says how instances answer requests for metadata; null: it cannot say. */
export const METADATA_OPTIONS = byType<string | null>(
    [
        [...types.INSTANCE, ...types.SPOT_INSTANCE, ...types.LAUNCH_TEMPLATE, ...types.LAUNCH_CONFIGURATION],
        "metadataOptions.",
    ],
    [types.INSTANCE_METADATA_DEFAULTS, ""],
    [types.IMAGE_BUILD_INFRASTRUCTURE, "instanceMetadataOptions."],
    [types.SPOT_FLEET, null],
);
/** The types that take new options without being replaced. */
const CHANGES_IN_PLACE = [...types.INSTANCE, ...types.LAUNCH_TEMPLATE];

/** Whether tokens are demanded and the hop limit is one. Metadata that is turned off needs neither. */
export function judgeMetadata(resource: Resource): readonly PolicyFinding[] {
    if (METADATA_OPTIONS[resource.type] === null) return judgeSpecifications(resource);
    return isOff(resource) ? [] : [...judgeTokens(resource), ...judgeHops(resource)];
}

/** Sets what is missing or wrong, where that changes an instance or makes a new version of a template. */
export function metadataEdits(resource: Resource): readonly Edit[] {
    if (!CHANGES_IN_PLACE.includes(resource.type) || isOff(resource)) return [];
    const edit = (findings: readonly PolicyFinding[], name: string, value: string | number): Edit[] =>
        findings.some(({ kind }) => kind === "violation") ? [{ at: ["metadataOptions", name], value }] : [];
    return [
        ...edit(judgeTokens(resource), "httpTokens", "required"),
        ...edit(judgeHops(resource), "httpPutResponseHopLimit", 1),
    ];
}

function judgeTokens(resource: Resource): readonly PolicyFinding[] {
    const tokens = option(resource, "httpTokens");
    return expectValue(resource, tokens, tokens.text(), {
        whenAbsent: "optional",
        accepts: (value) => value === "required",
        found: (value) => (/^(optional|no-preference)$/.test(value) ? value : "something else"),
        required: "required",
        fix: "set httpTokens to required",
    });
}

function judgeHops(resource: Resource): readonly PolicyFinding[] {
    const hops = option(resource, "httpPutResponseHopLimit");
    return expectValue(resource, hops, hops.number(), {
        whenAbsent: 2, // what images of Amazon Linux 2023 ask for
        accepts: (limit) => limit === 1,
        found: String,
        required: "1",
        fix: "set httpPutResponseHopLimit to 1",
    });
}

function judgeSpecifications(resource: Resource): readonly PolicyFinding[] {
    const at = "launchSpecifications";
    if (resource.get(at).state === "absent") return [];
    const found = "used, which cannot demand tokens";
    return [violation(resource, { at, found, required: "a launch template", fix: "use launchTemplateConfigs" })];
}

function isOff(resource: Resource): boolean {
    const endpoint = option(resource, "httpEndpoint").text();
    return endpoint.state === "known" && endpoint.value === "disabled";
}

function option(resource: Resource, name: string): Value {
    return valuesAt(resource, `${METADATA_OPTIONS[resource.type] ?? ""}${name}`)[0] ?? resource.get(name);
}
