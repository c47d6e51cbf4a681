import { inRegion } from "../facets/drawing";
import { kind, none, settings } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { SECURITY_HUB } from "../types";

/** Checks the account's resources against standards, and gathers what others find. */
export const securityHub = kind({
    label: "security hub",
    tokens: SECURITY_HUB,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: ({ place }) => place.accountId,
        arn: { service: "securityhub", resource: () => "hub/default" },
        unique: false,
    },
    lifecycle: { ...calls, loses: "its findings" },
    cost: (_hub, { usage }) => [used("security-check", "checks of controls", usage.securityChecks)],
    ...managed,
    draw: { glyph: "guard", place: "region", title: () => "Security Hub", note: inRegion("findings") },
});

export const securityStandards = settings("Security Hub", typesIn("securityhub", "StandardsSubscription"), {
    lifecycle: {
        createSeconds: 20,
        deleteSeconds: 20,
        basis: "estimate",
        source: providerPage("securityhub_standards_subscription"),
        note: "The provider waits until its controls are there",
    },
});

export const securityHubSettings = settings("Security Hub", [
    ...typesIn("securityhub", "StandardsControlAssociation", "FindingAggregator", "ActionTarget", "Insight"),
    ...typesIn("securityhub", "Member", "OrganizationConfiguration", "OrganizationAdminAccount"),
]);
