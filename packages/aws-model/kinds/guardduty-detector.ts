import { kind, none, settings } from "../facets/kind";
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
    ...managed,
});

export const detectorSettings = settings(
    "GuardDuty",
    typesIn("guardduty", "DetectorFeature", "Filter", "OrganizationConfiguration", "OrganizationAdminAccount"),
);
