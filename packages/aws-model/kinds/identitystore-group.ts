import { textOf, uuid } from "../facets/identity";
import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { IDENTITY_GROUP } from "../types";

/** Another id than what a lookup by the name answers: a group that is made is none that was there. */
const idOf = (displayName: string) => uuid(`made ${displayName}`);

/** A group of people in Identity Center's own directory. */
export const identityGroup = kind({
    label: "group of people",
    tokens: IDENTITY_GROUP,
    network: none("an identity, not a machine"),
    exposure: none("people sign in by IAM Identity Center"),
    identity: {
        name: "displayName",
        unique: ["identityStoreId", "displayName"],
        id: ({ name, inputs }) => `${textOf(inputs["identityStoreId"]) ?? "d-0000000000"}/${idOf(name)}`,
        arn: { service: "identitystore", scope: "bare", resource: ({ name }) => `group/${idOf(name)}` },
        outputs: { groupId: ({ name }) => idOf(name) },
    },
    lifecycle: { ...calls, loses: "who is in it: people are put into it by hand" },
    // https://aws.amazon.com/iam/identity-center/faqs/
    cost: none("AWS charges nothing for IAM Identity Center"),
    ...managed,
});

/** People, and who is in which group. */
export const identityStore = settings("IAM Identity Center", typesIn("identitystore", "GroupMembership", "User"));
