import { kind, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { providerPage } from "../facets/lifecycle";
import { gap, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
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
    lifecycle: {
        createSeconds: 10,
        deleteSeconds: 2,
        basis: "estimate",
        source: providerPage("lambda_function"),
        note: "In a VPC, its network interfaces take up to 45 minutes to go",
    },
    cost: charges,
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

/** Copies of a function that wait for calls, and cost while they do. */
export const provisionedConcurrency = settings("a function", typesIn("lambda", "ProvisionedConcurrencyConfig"), {
    lifecycle: {
        createSeconds: 120,
        deleteSeconds: 2,
        basis: "estimate",
        source: providerPage("lambda_provisioned_concurrency_config"),
        note: "The provider waits up to 15 minutes",
    },
    cost: () => [gap("the table has no price of provisioned concurrency")],
});

/** A call that an update makes and waits for. */
export const functionInvocation = settings("a function", typesIn("lambda", "Invocation"), {
    lifecycle: {
        createSeconds: 90,
        deleteSeconds: 0,
        basis: "estimate",
        source: providerPage("lambda_invocation"),
        note: "As long as the function runs, 15 minutes at most; a task that it starts takes about a minute before its own work",
    },
});

export const functionSettings = settings(
    "a function",
    typesIn(
        "lambda",
        ...["Alias", "EventSourceMapping", "FunctionEventInvokeConfig", "Permission", "LayerVersion"],
        ...["RuntimeManagementConfig", "CodeSigningConfig"],
    ),
);

/** The provider's default is 128 MB. A call is taken to last a tenth of a second. */
function charges(resource: Resource, { usage }: CostContext): Charges {
    const memory = resource.get("memorySize").number();
    const gigabytes = (memory.state === "known" ? memory.value : 128) / 1024;
    const calls = usage.requestsPerFunction;
    const arm = known(resource.get("architectures", 0).text()) === "arm64";
    return [
        used("lambda-request", "Lambda calls", calls),
        used(arm ? "lambda-arm64" : "lambda-x86_64", "Lambda run time", calls * 0.1 * gigabytes),
    ];
}
