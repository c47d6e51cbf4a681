import { kind, none } from "../facets/kind";
import { protectedBy, providerPage, startsEmpty } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";

/** A DynamoDB table. */
export const table = kind({
    label: "table",
    tokens: typesIn("dynamodb", "Table"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "name", arn: { service: "dynamodb", resource: ({ name }) => `table/${name}` } },
    lifecycle: {
        createSeconds: 10,
        deleteSeconds: 10,
        basis: "estimate",
        source: providerPage("dynamodb_table"),
        note: "Until it is active",
        stops: protectedBy("deletionProtectionEnabled"),
        outage: startsEmpty,
        loses: "its items",
    },
    cost: () => [gap("its size and its requests are not known")],
    watch: none("it grows by itself; what it refuses fails in what uses it"),
    survives: acrossZones,
    draw: { glyph: "table", place: "region", note: "DynamoDB table" },
});
