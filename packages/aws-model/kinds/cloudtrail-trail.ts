import { inRegion } from "../facets/drawing";
import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { gap, type Charges } from "../facets/cost";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { TRAIL } from "../types";

/** The record of what is done in an account. */
export const trail = kind({
    label: "trail",
    tokens: TRAIL,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "cloudtrail", resource: ({ name }) => `trail/${name}` } },
    lifecycle: calls,
    cost: charges,
    ...managed,
    draw: { glyph: "guard", place: "region", title: () => "CloudTrail", note: inRegion("calls") },
});

export const trailSettings = settings("CloudTrail", typesIn("cloudtrail", "OrganizationDelegatedAdminAccount"));

/** The first copy of management events is free in each region; all other events are paid for by their number. */
function charges(resource: Resource): Charges {
    const paths = ["eventSelectors.*.dataResources", "advancedEventSelectors", "insightSelectors"];
    const more = paths.flatMap((path) => valuesAt(resource, path).flatMap((value) => value.items()));
    return more.length === 0 ? [] : [gap("the events that it records are not counted")];
}
