import { digits, hex } from "../facets/identity";
import { kind, none, settings } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

const apart = {
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    cost: none("AWS charges nothing for it"),
    ...managed,
};

/** What accounts belong to. */
export const organization = kind({
    label: "organization",
    tokens: typesIn("organizations", "Organization"),
    ...apart,
    identity: {
        id: ({ urn }) => `o-${hex(urn, 10)}`,
        arn: { service: "organizations", scope: "global", resource: ({ urn }) => `organization/o-${hex(urn, 10)}` },
        outputs: { roots: ({ urn }) => [{ id: `r-${hex(urn, 4)}`, name: "Root" }] },
    },
    lifecycle: { ...calls, loses: "all that holds for its accounts" },
});

/** An account of the organization; what is in it is paid for there. */
export const memberAccount = kind({
    label: "account",
    tokens: typesIn("organizations", "Account"),
    ...apart,
    identity: { id: ({ urn }) => digits(urn, 12), unique: ["email"] },
    draw: { glyph: "account", place: "region", note: "account" },
    lifecycle: {
        createSeconds: 60,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("organizations_account"),
        note: "The provider waits until AWS has made it",
    },
});

export const organizationParts = settings(
    "an organization",
    typesIn(
        "organizations",
        ...[
            "OrganizationalUnit",
            "Policy",
            "PolicyAttachment",
            "DelegatedAdministrator",
            "ResourcePolicy",
            "AwsServiceAccess",
        ],
    ),
);
