import { inRegion } from "../facets/drawing";
import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { ACCESS_ANALYZER } from "../types";
import { known } from "../value";

/** Looks for what is shared beyond the account, or allowed and not used. */
export const accessAnalyzer = kind({
    label: "access analyzer",
    tokens: ACCESS_ANALYZER,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {},
    lifecycle: calls,
    cost: (resource, { usage }) => {
        const type = resource.get("type").text();
        const free = type.state === "absent" || ["ACCOUNT", "ORGANIZATION"].includes(known(type) ?? "");
        return free ? [] : [used("unused-access", "roles and users looked at", usage.analyzedIdentities)];
    },
    ...managed,
    draw: { glyph: "guard", place: "region", title: () => "Access Analyzer", note: inRegion("sharing") },
});

export const accessAnalyzerSettings = settings("an access analyzer", typesIn("accessanalyzer", "ArchiveRule"));
