import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { regionText } from "../hygiene/provider-regions";

type Family = readonly string[];

/** A part of the account's baseline, by its name in `platform:account.leftOut`. */
export interface BaselinePart {
    readonly part: string;
    /** What it has once in the account. */
    readonly once: readonly Family[];
    /** What it has in each region that the baseline is for. */
    readonly regional: readonly Family[];
}

const { ENCRYPTION_BY_DEFAULT, SNAPSHOT_BLOCK, IMAGE_BLOCK, INSTANCE_METADATA_DEFAULTS, SERIAL_CONSOLE } = types;

export const baselineParts: readonly BaselinePart[] = [
    { part: "trail", once: [types.TRAIL], regional: [] },
    { part: "config", once: [], regional: [types.CONFIG_RECORDER] },
    { part: "guardDuty", once: [], regional: [types.GUARDDUTY_DETECTOR] },
    { part: "securityHub", once: [types.SECURITY_HUB], regional: [] },
    { part: "accessAnalyzer", once: [], regional: [types.ACCESS_ANALYZER] },
    { part: "inspector", once: [types.INSPECTOR_ENABLER], regional: [] },
    {
        part: "defaults",
        once: [types.ACCOUNT_PUBLIC_ACCESS_BLOCK],
        regional: [ENCRYPTION_BY_DEFAULT, SNAPSHOT_BLOCK, IMAGE_BLOCK, INSTANCE_METADATA_DEFAULTS, SERIAL_CONSOLE],
    },
    { part: "passwordPolicy", once: [types.PASSWORD_POLICY], regional: [] },
];

/** `ebs.EncryptionByDefault` for its type token. */
export function shownType([token = ""]: Family): string {
    return token.replace(/^aws:([^/]+)\/[^:]+:/, "$1.");
}

/** The region of a resource: its own, or that of its provider. Undefined where a preview cannot tell. */
export function regionOf(resource: Resource): string | undefined {
    const own = resource.inputs.at("region");
    const region = (own.state === "absent" ? resource.provider?.props.at("region") : own)?.text();
    return region?.state === "known" ? regionText(region.value) : undefined;
}
