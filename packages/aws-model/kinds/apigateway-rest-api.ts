import { kind, none, settings } from "../facets/kind";
import { hex } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { every } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";
import { known } from "../value";

/** A REST API: the internet reaches it unless it is private. */
export const restApi = kind({
    label: "REST API",
    tokens: typesIn("apigateway", "RestApi"),
    network: none("has no network interface"),
    exposure: {
        openings: (resource) => {
            const kinds = resource.get("endpointConfiguration", "types").items();
            const hidden = kinds.length > 0 && kinds.every((item) => known(item.text()) === "PRIVATE");
            const unclear = kinds.some((item) => item.text().state === "unknown");
            return [
                {
                    what: `REST API ${resource.name}`,
                    ports: "tcp 443",
                    open: unclear ? "unknown" : hidden ? "no" : "yes",
                    why: hidden
                        ? "a private API answers through VPC endpoints alone"
                        : "API Gateway answers everybody; who may call is decided method by method",
                    meant: false,
                },
            ];
        },
    },
    identity: { id: ({ urn }) => hex(urn, 10) },
    lifecycle: calls,
    cost: () => [gap("its calls are not counted")],
    watch: {
        concern: "requests",
        dimensions: [["ApiName", "name"]],
        healthy: { "AWS/ApiGateway": { "5XXError": every(1, 0) } },
        mishaps: () => [
            {
                id: "api-fails",
                title: "An API answers every request with 5xx",
                story: "One request a minute, and all of them fail.",
                expects: "wake",
                shows: { "5XXError": every(1, 1) },
            },
        ],
    },
    survives: acrossZones,
    draw: { glyph: "gateway", place: "front", note: "REST API" },
});

export const restApiSettings = settings(
    "a REST API",
    typesIn(
        "apigateway",
        ...["Stage", "Deployment", "Resource", "Method", "Integration", "MethodResponse", "IntegrationResponse"],
        ...["Authorizer", "RequestValidator", "Response", "Model", "DomainName", "BasePathMapping", "MethodSettings"],
        ...["ApiKey", "UsagePlan", "UsagePlanKey", "RestApiPolicy", "Account"],
    ),
);

/** A way of an API into a VPC, through a network load balancer. */
export const vpcLinkToBalancer = settings("a REST API", typesIn("apigateway", "VpcLink"), {
    lifecycle: {
        createSeconds: 300,
        deleteSeconds: 240,
        basis: "estimate",
        source: "https://github.com/hashicorp/terraform-provider-aws/pull/10407",
        note: "12 minutes for create and delete in the provider's test, with a load balancer",
    },
});
