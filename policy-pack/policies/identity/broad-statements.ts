import { field } from "@platform/aws-model/fields";
import { violation, type Finding } from "../../lib/finding";
import { conditionsOf, isFixed } from "@platform/aws-model/iam/conditions";
import { actionBreadth, isEveryResource, within } from "@platform/aws-model/iam/patterns";
import { textsOf, type Named } from "../../lib/iam-statements";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Conditions that pick out resources as well as an ARN does. */
const PICKS_RESOURCES = /^[a-z0-9-]+:resourcetag\/|^kms:resourcealiases$|^ecs:cluster$/;
/** Policies of AWS that consist of stars. */
const STAR_POLICY = /^arn:aws[a-z-]*:iam::aws:policy\/(.*\/)?(AdministratorAccess.*|PowerUserAccess|\w*FullAccess\w*)$/;

/** What is too broad in a statement that allows something. */
export function judgeBreadth(resource: Resource, statement: Value, accountWide: readonly string[]): readonly Finding[] {
    const actions = textsOf(resource, field(statement, "Action"));
    const resources = textsOf(resource, field(statement, "Resource"));
    const everywhere = resources.texts.find(({ text }) => isEveryResource(text));
    return [
        ...actions.gaps,
        ...resources.gaps,
        ...negated(resource, statement, "NotAction", "Action"),
        ...negated(resource, statement, "NotResource", "Resource"),
        ...actions.texts.flatMap(({ at, text }) => tooManyActions(resource, at, actionBreadth(text))),
        ...(everywhere === undefined || picksResources(statement)
            ? []
            : tooManyResources(resource, everywhere, actions.texts, accountWide)),
    ];
}

/** An ARN that is not known is an output, so of a policy in the program, which is judged by itself. */
export function judgeAttachment(resource: Resource, arn: Value): readonly Finding[] {
    const text = arn.text();
    if (text.state !== "known" || !STAR_POLICY.test(text.value)) return [];
    const found = "a policy of AWS that allows whole services";
    const required = "policies that name actions and resources";
    return [
        violation(resource, { at: arn.path, found, required, fix: "attach a policy of your own with what is needed" }),
    ];
}

function negated(resource: Resource, statement: Value, name: string, instead: string): readonly Finding[] {
    const part = field(statement, name);
    if (part.state === "absent") return [];
    const found = "in a statement that allows, which means everything but the listed";
    return [
        violation(resource, { at: part.path, found, required: instead, fix: `list what is needed under ${instead}` }),
    ];
}

function tooManyActions(resource: Resource, at: string, breadth: string | undefined): readonly Finding[] {
    if (breadth === undefined) return [];
    return [
        violation(resource, {
            at,
            found: breadth,
            required: "actions by name",
            fix: "list the actions that are needed",
        }),
    ];
}

/** Actions that are too many are reported as such already. */
function tooManyResources(
    resource: Resource,
    { at }: Named,
    actions: readonly Named[],
    accountWide: readonly string[],
): readonly Finding[] {
    const limitable = actions.find(({ text }) => actionBreadth(text) === undefined && !within(text, accountWide));
    if (limitable === undefined) return [];
    const found = `every resource, also for an action that can be limited (${limitable.at})`;
    return [
        violation(resource, {
            at,
            found,
            required: "the ARNs of the resources",
            fix: "name them, or add a condition on their tags",
        }),
    ];
}

function picksResources(statement: Value): boolean {
    return (conditionsOf(statement) ?? []).some(
        (condition) => PICKS_RESOURCES.test(condition.key) && isFixed(condition),
    );
}
