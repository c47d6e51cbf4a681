import { kind, none, settings } from "../facets/kind";
import { hex } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { every } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";
import { known } from "../value";
import type { Resource } from "../resource";

/** An HTTP or WebSocket API: the internet reaches it unless its own endpoint is switched off. */
export const httpApi = kind({
    label: "HTTP API",
    tokens: typesIn("apigatewayv2", "Api"),
    network: none("has no network interface"),
    exposure: {
        openings: (resource) => {
            const off = resource.get("disableExecuteApiEndpoint").flag();
            return [
                {
                    what: `${protocolOf(resource)} API ${resource.name}`,
                    ports: "tcp 443",
                    open: off.state === "unknown" ? "unknown" : known(off) === true ? "no" : "yes",
                    why:
                        known(off) === true
                            ? "its own endpoint is switched off; its domain names may lead to it"
                            : "API Gateway answers everybody; who may call is decided route by route",
                    meant: false,
                },
            ];
        },
    },
    identity: {
        id: ({ urn }) => hex(urn, 10),
        outputs: {
            apiEndpoint: ({ id, place, inputs }) =>
                `${inputs["protocolType"] === "WEBSOCKET" ? "wss" : "https"}://${id}.execute-api.${place.region}.${place.dnsSuffix}`,
        },
    },
    lifecycle: calls,
    cost: () => [gap("its calls are not counted")],
    watch: {
        concern: "requests",
        dimensions: [["ApiId", "id"]],
        healthy: { "AWS/ApiGateway": { "5xx": every(1, 0) } },
        mishaps: () => [
            {
                id: "api-fails",
                title: "An API answers every request with 5xx",
                story: "One request a minute, and all of them fail.",
                expects: "wake",
                shows: { "5xx": every(1, 1) },
            },
        ],
    },
    survives: acrossZones,
    draw: { glyph: "gateway", place: "front", note: (api) => `${protocolOf(api)} API` },
});

export const httpApiSettings = settings(
    "an HTTP API",
    typesIn(
        "apigatewayv2",
        ...["Stage", "Route", "Integration", "Authorizer", "Deployment", "DomainName", "ApiMapping", "Model"],
        ...["RouteResponse", "IntegrationResponse"],
    ),
);

/** A way of an API into a VPC. */
export const vpcLink = settings("an HTTP API", typesIn("apigatewayv2", "VpcLink"), {
    lifecycle: {
        createSeconds: 180,
        deleteSeconds: 180,
        basis: "estimate",
        source: "https://github.com/hashicorp/terraform-provider-aws/pull/33975",
        note: "7 minutes for create and delete in the provider's test, with a network",
    },
});
function protocolOf(api: Resource): string {
    return known(api.get("protocolType").text()) === "WEBSOCKET" ? "WebSocket" : "HTTP";
}
