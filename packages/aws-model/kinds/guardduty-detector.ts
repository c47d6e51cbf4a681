import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap, share, used } from "../facets/cost";
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
            used("guardduty-gb", "network and DNS traffic that it looks at", share(usage.guardDutyGb, detectors)),
        ];
    },
    ...managed,
});

export const detectorSettings = settings(
    "GuardDuty",
    typesIn("guardduty", "Filter", "OrganizationConfiguration", "OrganizationAdminAccount"),
);

/** What it looks at besides calls, network traffic and DNS. */
export const detectorFeature = settings("GuardDuty", typesIn("guardduty", "DetectorFeature"), {
    label: "feature of GuardDuty",
    cost: (feature) => {
        if (known(feature.get("status").text()) === "DISABLED") return [];
        return [gap(`what GuardDuty looks at for ${known(feature.get("name").text()) ?? "a feature"} is not counted`)];
    },
});
