import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { GUARDDUTY_DETECTOR } from "../types";

/** Looks for signs of an intruder in the account. */
export const detector = kind({
    label: "threat detector",
    tokens: GUARDDUTY_DETECTOR,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {},
    lifecycle: calls,
    cost: () => [gap("the events that it looks at are not counted")],
    ...managed,
});

export const detectorSettings = settings(
    "GuardDuty",
    typesIn("guardduty", "DetectorFeature", "Filter", "OrganizationConfiguration", "OrganizationAdminAccount"),
);
