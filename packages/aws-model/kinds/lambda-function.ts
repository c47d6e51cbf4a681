import { kind, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { every, silent } from "../facets/series";
import { inSubnets } from "../facets/survival";
import { typesIn } from "../tokens";
import { LAMBDA_FUNCTION } from "../types";
import { known } from "../value";

/** Code that runs when something calls it. */
export const lambdaFunction = kind({
    label: "function",
    tokens: LAMBDA_FUNCTION,
    network: {
        serves: "lambda",
        label: "function",
        role: "app",
        subnets: ["vpcConfig.subnetIds"],
        groups: ["vpcConfig.securityGroupIds"],
    },
    exposure: throughInterfaces,
    identity: {
        id: "name",
        arn: { service: "lambda", resource: ({ name }) => `function:${name}` },
        outputs: {
            invokeArn: ({ place, arn }) =>
                `arn:${place.partition}:apigateway:${place.region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
        },
    },
    watch: {
        concern: "services",
        dimensions: [["FunctionName", "name"]],
        healthy: { "AWS/Lambda": { Errors: silent, Throttles: silent } },
        mishaps: () => [
            {
                id: "function-fails",
                title: "A function fails",
                story: "Each of its runs ends with an error, one a minute.",
                expects: "tell",
                shows: { Errors: every(1, 1) },
            },
        ],
    },
    survives: inSubnets(["vpcConfig.subnetIds"], { failover: "unaffected", why: "AWS runs it in several zones" }),
    draw: {
        glyph: "function",
        place: { grid: "Lambda functions", beside: "apps" },
        note: "Lambda function",
    },
});

/** An address on the internet at which a function answers, whatever its VPC. */
export const functionUrl = settings("a function", typesIn("lambda", "FunctionUrl"), {
    exposure: {
        openings: (resource) => {
            const access = resource.get("authorizationType").text();
            const open = known(access) === "NONE" ? "yes" : known(access) === "AWS_IAM" ? "no" : "unknown";
            const why = {
                yes: "its authorization type is NONE: it asks nobody who they are",
                no: "it takes signed requests of AWS identities alone",
                unknown: "its authorization type is not known",
            }[open];
            return [{ what: `function URL ${resource.name}`, ports: "TCP 443", open, why, meant: false }];
        },
    },
});

export const functionSettings = settings(
    "a function",
    typesIn(
        "lambda",
        ...["Alias", "EventSourceMapping", "FunctionEventInvokeConfig", "Permission", "LayerVersion"],
        ...["ProvisionedConcurrencyConfig", "RuntimeManagementConfig", "CodeSigningConfig"],
    ),
);
