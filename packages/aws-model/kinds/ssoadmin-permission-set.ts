import { hex, textOf } from "../facets/identity";
import { kind, none, settings } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { ACCOUNT_ASSIGNMENT, PERMISSION_SET } from "../types";

/** Rights that people get in accounts, by IAM Identity Center. */
export const permissionSet = kind({
    label: "permission set",
    tokens: PERMISSION_SET,
    network: none("an identity, not a machine"),
    exposure: none("people sign in by IAM Identity Center"),
    identity: {
        id: "arn",
        arn: {
            service: "sso",
            scope: "bare",
            resource: ({ name, inputs }) =>
                `permissionSet/${(textOf(inputs["instanceArn"]) ?? "/").split("/").slice(-1).join()}/ps-${hex(name, 16)}`,
        },
        unique: ["instanceArn", "name"],
    },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...managed,
});

export const permissionSetParts = settings(
    "a permission set",
    typesIn(
        "ssoadmin",
        ...["ManagedPolicyAttachment", "ManagedPolicyAttachmentsExclusive", "CustomerManagedPolicyAttachment"],
        ...["CustomerManagedPolicyAttachmentsExclusive", "PermissionSetInlinePolicy", "PermissionsBoundaryAttachment"],
    ),
);

export const accountAssignment = settings("a permission set", ACCOUNT_ASSIGNMENT, {
    lifecycle: {
        createSeconds: 30,
        deleteSeconds: 30,
        basis: "estimate",
        source: providerPage("ssoadmin_account_assignment"),
        note: "The provider waits until Identity Center has made the role in the account, or taken it away",
    },
});
