import { inRegion } from "../facets/drawing";
import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap, share, used, type Charges } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { GUARDDUTY_DETECTOR } from "../types";
import { known } from "../value";

/** Looks for signs of an intruder in the account. */
export const detector = kind({
    label: "threat detector",
    tokens: GUARDDUTY_DETECTOR,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {},
    lifecycle: { ...calls, loses: "its findings" },
    cost: (detector, { usage, stack }) => {
        if (known(detector.get("enable").flag()) === false) return [];
        const detectors = stack.ofType(GUARDDUTY_DETECTOR);
        return [
            used(
                "guardduty-million-events",
                "calls that GuardDuty looks at",
                share(usage.managementEvents, detectors) / 1e6,
            ),
            used(
                "guardduty-gb",
                "network and DNS traffic that GuardDuty looks at",
                share(usage.guardDutyGb, detectors),
            ),
        ];
    },
    ...managed,
    draw: { glyph: "guard", place: "region", title: () => "GuardDuty", note: inRegion("threats") },
});

export const detectorSettings = settings(
    "GuardDuty",
    typesIn(
        "guardduty",
        ...["Filter", "OrganizationAdminAccount", "OrganizationConfiguration", "OrganizationConfigurationFeature"],
    ),
);

/** What it looks at besides calls, network traffic and DNS. */
export const detectorFeature = settings("GuardDuty", typesIn("guardduty", "DetectorFeature"), {
    label: "feature of GuardDuty",
    cost: (feature, { usage, stack }) => {
        if (known(feature.get("status").text()) === "DISABLED") return [];
        const part = (amount: number) => share(amount, stack.ofType(GUARDDUTY_DETECTOR));
        const prices: Readonly<Record<string, Charges>> = {
            S3_DATA_EVENTS: [
                used("guardduty-million-s3-events", "requests to objects looked at", part(usage.objectRequests) / 1e6),
            ],
            EBS_MALWARE_PROTECTION: [used("guardduty-scanned-gb", "volumes scanned", part(usage.malwareScanGb))],
            RDS_LOGIN_EVENTS: [used("guardduty-database-vcpu", "databases looked at", part(usage.databaseVcpus))],
            LAMBDA_NETWORK_LOGS: [
                used("guardduty-gb", "traffic of functions looked at", part(usage.functionTrafficGb)),
            ],
        };
        const name = known(feature.get("name").text()) ?? "a feature";
        return prices[name] ?? [gap(`what GuardDuty looks at for ${name} is not counted`)];
    },
});
