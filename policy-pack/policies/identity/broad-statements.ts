import { field } from "@platform/aws-model/fields";
import { violation, type PolicyFinding } from "../../lib/finding";
import { conditionsOf, demands, isFixed, type Condition } from "@platform/aws-model/iam/conditions";
import { actionBreadth, isEveryOfType, isEveryResource, within } from "@platform/aws-model/iam/patterns";
import { textsOf, type NamedText } from "../../lib/iam-statements";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { INTERFACE_ACTIONS } from "./interface-actions";
import { cannotBeLimited } from "./unlimited-actions";

/** Conditions that pick out resources as well as an ARN does. */
const PICKS_RESOURCES = /^[a-z0-9-]+:resourcetag\/|^kms:resourcealiases$|^ecs:cluster$/;
/** Actions that make something whose id nobody can name before. */
const CREATES = /^ec2:(allocate|copy|create|import|run)[a-z]+$/i;

/** What is too broad in a statement that allows something. */
export function judgeBreadth(
    resource: Resource,
    statement: Value,
    accountWide: readonly string[],
): readonly PolicyFinding[] {
    const actions = textsOf(resource, field(statement, "Action"));
    const resources = textsOf(resource, field(statement, "Resource"));
    const everywhere = resources.texts.find(({ text }) => isEveryResource(text));
    const everyOfType = resources.texts.find(({ text }) => isEveryOfType(text));
    const limits = picksResources(statement);
    return [
        ...judgeActions(resource, statement),
        ...(everywhere === undefined || limits
            ? []
            : tooManyResources(resource, everywhere, "every resource", actions.texts, accountWide)),
        ...(everyOfType === undefined || everywhere !== undefined || limits
            ? []
            : tooManyResources(
                  resource,
                  everyOfType,
                  "every resource of its type",
                  actions.texts.filter(({ text }) => !CREATES.test(text)),
                  accountWide,
              )),
    ];
}

/** What is too broad in its actions, wherever they are allowed. */
export function judgeActions(resource: Resource, statement: Value): readonly PolicyFinding[] {
    const actions = textsOf(resource, field(statement, "Action"));
    return [
        ...actions.gaps,
        ...negated(resource, statement, "NotAction", "Action"),
        ...negated(resource, statement, "NotResource", "Resource"),
        ...actions.texts.flatMap(({ at, text }) => tooManyActions(resource, at, actionBreadth(text))),
    ];
}

function negated(resource: Resource, statement: Value, name: string, instead: string): readonly PolicyFinding[] {
    const part = field(statement, name);
    if (part.state === "absent") return [];
    const found = "in a statement that allows, which means everything but the listed";
    return [
        violation(resource, { at: part.path, found, required: instead, fix: `list what is needed under ${instead}` }),
    ];
}

function tooManyActions(resource: Resource, at: string, breadth: string | undefined): readonly PolicyFinding[] {
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
    { at }: NamedText,
    what: string,
    actions: readonly NamedText[],
    accountWide: readonly string[],
): readonly PolicyFinding[] {
    const limitable = actions.find(
        ({ text }) => actionBreadth(text) === undefined && !cannotBeLimited(text) && !within(text, accountWide),
    );
    if (limitable === undefined) return [];
    const found = `${what}, also for an action that can be limited (${limitable.at})`;
    const remedy = within(limitable.text, INTERFACE_ACTIONS)
        ? {
              required: "that the function's code may not do the same",
              fix: "deny all interface actions on every resource where lambda:SourceFunctionArn is the function's",
          }
        : { required: "the ARNs of the resources", fix: "name them, or add a condition on their tags" };
    return [violation(resource, { at, found, ...remedy })];
}

function picksResources(statement: Value): boolean {
    return (conditionsOf(statement) ?? []).some(
        (condition) => PICKS_RESOURCES.test(condition.key) && (isFixed(condition) || isTheCallers(condition)),
    );
}

/** Whether every value starts with the caller's unique id, as the tag of a session does. */
function isTheCallers(condition: Condition): boolean {
    return (
        demands(condition) &&
        condition.values.every((value) => {
            const text = value.text();
            return text.state === "known" && text.value.startsWith("${aws:userid}");
        })
    );
}
