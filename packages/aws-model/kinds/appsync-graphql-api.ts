import { hex, type Created } from "../facets/identity";
import { kind } from "../facets/kind";
import { typesIn } from "../tokens";

/** A GraphQL API. Only how AWS names it is known. */
export const graphqlApi = kind({
    label: "GraphQL API",
    tokens: typesIn("appsync", "GraphQLApi"),
    identity: {
        id: ({ urn }) => hex(urn, 26),
        arn: { service: "appsync", resource: ({ urn }) => `apis/${hex(urn, 26)}` },
        outputs: {
            uris: (created) => ({
                GRAPHQL: address(created, "https", "appsync-api"),
                REALTIME: address(created, "wss", "appsync-realtime-api"),
            }),
        },
    },
});

function address({ urn, place }: Created, scheme: string, service: string): string {
    return `${scheme}://${hex(`${urn}.uris`, 26)}.${service}.${place.region}.${place.dnsSuffix}/graphql`;
}
