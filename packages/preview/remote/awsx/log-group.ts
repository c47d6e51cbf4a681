import { asText } from "@platform/aws-model/wire";
import type { Child, Construction } from "../construction";
import { applyAll, apply, at } from "../values";
import type { Value } from "../values";

/** A log group that is made or exists already. */
export interface LogGroup {
    /** Undefined for one that exists already. */
    readonly made?: Child;
    /** An Output of its name, region and ARN. */
    readonly id: Value;
}

/**
 * The log group that the arguments describe: one that exists, by ARN or by name, or a new one.
 *
 * @param inputs `existing` or `args`.
 */
export async function logGroup(construction: Construction, inputs: Value): Promise<LogGroup> {
    const [existing, args] = [at(inputs, "existing"), at(inputs, "args")];
    if (existing === undefined) {
        const made = await construction.resource("aws:cloudwatch/logGroup:LogGroup", construction.name, {
            ...(args as Record<string, Value> | undefined),
        });
        return { made, id: await idOfNamed(construction, made.get("name"), await regionOf(construction)) };
    }
    if (args !== undefined) {
        throw new Error("Can't define log group args if specifying an existing log group name");
    }
    const [arn, name] = [at(existing, "arn"), at(existing, "name")];
    if (arn) {
        return { id: apply(arn, (plain) => idOf(asText(plain))) };
    }
    if (name) {
        const region = at(existing, "region") ?? (await regionOf(construction));
        return { id: await idOfNamed(construction, name, region) };
    }
    throw new Error("One of an existing log group name or ARN must be specified");
}

async function regionOf(construction: Construction): Promise<Value> {
    return at(await construction.invoke("aws:index/getRegion:getRegion", {}), "name");
}

async function idOfNamed(construction: Construction, name: Value, region: Value): Promise<Value> {
    const identity = await construction.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
    return applyAll([name, region, at(identity, "accountId")], (...parts) => {
        const [group, place, account] = parts.map(asText);
        return idOf(`arn:aws:logs:${place}:${account}:log-group:${group}`);
    });
}

function idOf(arn: string): Record<string, string> {
    const [prefix, , service, region = "", , type, name = "", ...more] = arn.split(":");
    if (prefix !== "arn") {
        throw new Error('Invalid ARN: must start with "arn:"');
    }
    if (service !== "logs" || type !== "log-group" || more.length > 0) {
        throw new Error("Invalid log group ARN");
    }
    return { arn, name, region };
}
