import { kind, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
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
