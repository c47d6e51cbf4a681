import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { managed } from "../facets/managed";
import { CONFIG_DELIVERY_CHANNEL, CONFIG_RECORDER, CONFIG_RECORDER_STATUS } from "../types";

/** What AWS Config writes down about the account's resources. */
export const configRecorder = kind({
    label: "configuration recorder",
    tokens: CONFIG_RECORDER,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {},
    lifecycle: calls,
    cost: () => [gap("what it records is not counted")],
    ...managed,
});

export const configRecorderSettings = settings("AWS Config", [...CONFIG_RECORDER_STATUS, ...CONFIG_DELIVERY_CHANNEL]);
