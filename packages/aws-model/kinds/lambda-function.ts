import { functionMishaps } from "../facets/function-mishaps";
import { kind, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { hex, textOf, uuid, type Created } from "../facets/identity";
import { providerPage } from "../facets/lifecycle";
import { gap, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { every, silent } from "../facets/series";
import { inSubnets } from "../facets/survival";
import { typesIn } from "../tokens";
import {
    EVENT_SOURCE_MAPPING,
    FUNCTION_ALIAS,
    FUNCTION_EVENT_CONFIG,
    LAMBDA_FUNCTION,
    LAMBDA_PERMISSION,
} from "../types";
import { known } from "../value";
import type { WireMap } from "../wire";

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
            invokeArn,
            version: ({ inputs }) => versionOf(inputs),
            qualifiedArn: ({ inputs, arn }) => `${arn}:${versionOf(inputs)}`,
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
        healthy: {
            "AWS/Lambda": {
                Errors: silent,
                Throttles: silent,
                Invocations: every(5, 1),
                Duration: every(5, 100),
            },
        },
        mishaps: functionMishaps,
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
            return [{ what: `function URL ${resource.name}`, ports: "tcp 443", open, why, meant: false }];
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

/** A name that points to a version of a function. */
export const functionAlias = settings("a function", FUNCTION_ALIAS, {
    identity: {
        id: "arn",
        arn: { service: "lambda", resource: ({ name, inputs }) => `function:${calledName(inputs)}:${name}` },
        unique: ["functionName"],
        outputs: { invokeArn },
    },
});

/** What becomes of events that a function fails with. */
export const functionEventConfig = settings("a function", FUNCTION_EVENT_CONFIG, {
    identity: {
        id: ({ inputs }) => [calledName(inputs), textOf(inputs["qualifier"])].filter(Boolean).join(":"),
    },
});

/** Takes messages from a queue or records from a stream, and calls a function with them. */
export const eventSourceMapping = settings("a function", EVENT_SOURCE_MAPPING, {
    identity: {
        id: ({ urn }) => uuid(urn),
        arn: { service: "lambda", resource: ({ urn }) => `event-source-mapping:${uuid(urn)}` },
        outputs: { uuid: ({ id }) => id },
    },
    lifecycle: {
        createSeconds: 15,
        deleteSeconds: 15,
        basis: "estimate",
        source: providerPage("lambda_event_source_mapping"),
        note: "The provider waits until it is enabled, or gone",
    },
});

/** The right of a service of AWS, or of an account, to call a function. */
export const functionPermission = settings("a function", LAMBDA_PERMISSION, {
    identity: { id: ({ inputs, urn }) => textOf(inputs["statementId"]) ?? `terraform-${hex(urn, 26)}` },
});

export const functionSettings = settings(
    "a function",
    typesIn("lambda", "LayerVersion", "RuntimeManagementConfig", "CodeSigningConfig"),
);

/** Versions count from 1; without `publish` there is none. */
function versionOf(inputs: WireMap): string {
    return inputs["publish"] === true ? "1" : "$LATEST";
}

/** Name of the function that a setting says by name or ARN. */
function calledName(inputs: WireMap): string {
    return (textOf(inputs["functionName"]) ?? "function").replace(/^arn:.*:function:/, "").replace(/:.*$/, "");
}

function invokeArn({ place, arn }: Created): string {
    return `arn:${place.partition}:apigateway:${place.region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

/** The provider's default is 128 MB. */
function charges(resource: Resource, { usage }: CostContext): Charges {
    const memory = resource.get("memorySize").number();
    const gigabytes = (memory.state === "known" ? memory.value : 128) / 1024;
    const calls = usage.requestsPerFunction;
    const arm = known(resource.get("architectures", 0).text()) === "arm64";
    return [
        used("lambda-request", "Lambda calls", calls),
        used(arm ? "lambda-arm64" : "lambda-x86_64", "Lambda run time", calls * usage.functionSeconds * gigabytes),
    ];
}
