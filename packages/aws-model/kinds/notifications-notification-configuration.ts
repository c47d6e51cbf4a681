import { hex } from "../facets/identity";
import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { EMAIL_CONTACT, NOTIFICATION_RULE, NOTIFICATION_CHANNEL } from "../types";

const apart = {
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...managed,
};

/** Events and those who are told of them, by AWS User Notifications. */
export const notificationConfiguration = kind({
    label: "notification configuration",
    tokens: typesIn("notifications", "NotificationConfiguration"),
    ...apart,
    identity: {
        id: "arn",
        arn: ({ place, urn }) =>
            `arn:${place.partition}:notifications::${place.accountId}:configuration/a01${hex(urn, 24)}`,
    },
});

/** An address that is told. */
export const emailContact = kind({
    label: "mail contact",
    tokens: EMAIL_CONTACT,
    ...apart,
    identity: {
        id: "arn",
        arn: ({ place, urn }) =>
            `arn:${place.partition}:notifications-contacts::${place.accountId}:emailcontact/a02${hex(urn, 24)}`,
    },
});

/** Where AWS keeps notifications of the account. */
export const notificationHub = kind({
    label: "notification hub",
    tokens: typesIn("notifications", "NotificationHub"),
    ...apart,
    identity: { name: "notificationHubRegion", id: "name" },
});

export const notificationSettings = settings("a notification configuration", [
    ...NOTIFICATION_RULE,
    ...NOTIFICATION_CHANNEL,
]);
