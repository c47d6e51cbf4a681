import { kind, none } from "../facets/kind";
import { managed } from "../facets/managed";
import { TRAIL } from "../types";

/** The record of what is done in an account. */
export const trail = kind({
    label: "trail",
    tokens: TRAIL,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "cloudtrail", resource: ({ name }) => `trail/${name}` } },
    ...managed,
});
