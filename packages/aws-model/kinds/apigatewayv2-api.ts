import { kind, none, settings } from "../facets/kind";
import { hex } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { typesIn } from "../tokens";
import { known } from "../value";

/** An HTTP or WebSocket API: the internet reaches it unless its own endpoint is switched off. */
export const httpApi = kind({
    label: "HTTP API",
    tokens: typesIn("apigatewayv2", "Api"),
    network: none("has no network interface"),
    exposure: {
        openings: (resource) => {
            const off = resource.get("disableExecuteApiEndpoint").flag();
            const protocol = known(resource.get("protocolType").text()) === "WEBSOCKET" ? "WebSocket" : "HTTP";
            return [
                {
                    what: `${protocol} API ${resource.name}`,
                    ports: "TCP 443",
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
