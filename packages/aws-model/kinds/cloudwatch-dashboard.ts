import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { charge } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** A page of graphs. */
export const dashboard = kind({
    label: "dashboard",
    tokens: typesIn("cloudwatch", "Dashboard"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { name: "dashboardName", id: "name" },
    lifecycle: calls,
    cost: () => [charge("dashboard", "dashboards")],
    ...managed,
});
