import { kind, none } from "../facets/kind";
import { typesIn } from "../tokens";

/** A DynamoDB table. */
export const table = kind({
    label: "table",
    tokens: typesIn("dynamodb", "Table"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "name", arn: { service: "dynamodb", resource: ({ name }) => `table/${name}` } },
});
