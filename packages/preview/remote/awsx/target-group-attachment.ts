import { countGiven } from "../arguments";
import type { Construction } from "../construction";
import { apply, at, fromState, stateOf } from "../values";
import type { Value } from "../values";

/** awsx.lb.TargetGroupAttachment: an instance, or a function with the permission to be called. */
export async function expandTargetGroupAttachment(construction: Construction): Promise<Record<string, Value>> {
    const { args, name } = construction;
    if (countGiven(args["targetGroup"], args["targetGroupArn"]) !== 1) {
        throw new Error("Exactly 1 of [targetGroup] or [targetGroupArn] must be provided");
    }
    if (countGiven(args["instance"], args["instanceId"], args["lambda"], args["lambdaArn"]) !== 1) {
        throw new Error("Exactly 1 of [instance], [instanceId], [lambda] or [lambdaArn] must be provided.");
    }
    const { targetGroupArn, targetType } = await targetGroup(construction);
    const target = await targetOf(construction, targetType);
    const called = args["lambda"] ?? args["lambdaArn"];
    const permission =
        called === undefined
            ? undefined
            : await construction.resource("aws:lambda/permission:Permission", name, {
                  action: "lambda:InvokeFunction",
                  function: args["lambda"] === undefined ? called : construction.itself(called),
                  principal: "elasticloadbalancing.amazonaws.com",
                  sourceArn: targetGroupArn,
              });
    const attachment = await construction.resource(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        name,
        { ...target, targetGroupArn },
        {
            dependsOn: permission === undefined ? [] : [permission],
            formerTypes: ["aws:elasticloadbalancingv2/targetGroupAttachment:TargetGroupAttachment"],
        },
    );
    return { targetGroupAttachment: attachment.reference, lambdaPermission: permission?.reference };
}

async function targetGroup(construction: Construction): Promise<{ targetGroupArn: Value; targetType: Value }> {
    const { targetGroup: group, targetGroupArn: arn } = construction.args;
    if (group !== undefined) {
        return {
            targetGroupArn: construction.property(group, "arn"),
            targetType: construction.property(group, "targetType"),
        };
    }
    return {
        targetGroupArn: arn,
        targetType: at(await lookUp(construction, "aws:lb/getTargetGroup:getTargetGroup", "arn", arn), "targetType"),
    };
}

async function targetOf(construction: Construction, targetType: Value): Promise<Record<string, Value>> {
    const { instance, instanceId, lambda, lambdaArn } = construction.args;
    if (lambda !== undefined) {
        return { targetId: construction.property(lambda, "arn") };
    }
    if (lambdaArn !== undefined) {
        return { targetId: lambdaArn };
    }
    const property = await propertiesOf(construction, instance, instanceId);
    return {
        targetId: apply(targetType, (type) => property((type ?? "instance") === "instance" ? "id" : "privateIp")),
        availabilityZone: property("availabilityZone"),
    };
}

async function propertiesOf(
    construction: Construction,
    instance: Value,
    instanceId: Value,
): Promise<(property: string) => Value> {
    if (instance !== undefined) {
        return (property) => construction.property(instance, property);
    }
    const found = await lookUp(construction, "aws:ec2/getInstance:getInstance", "instanceId", instanceId);
    return (property) => at(found, property);
}

/** What exists already, once its key is known. */
async function lookUp(construction: Construction, token: string, key: string, given: Value): Promise<Value> {
    const { value, ...state } = stateOf(given);
    const found = state.known ? await construction.invoke(token, { [key]: value ?? null }) : undefined;
    return fromState({ ...state, value: found });
}
