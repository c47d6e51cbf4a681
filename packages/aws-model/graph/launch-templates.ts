import type { Resource } from "../resource";
import * as types from "../types";
import type { Value } from "../value";
import { valuesAt } from "../paths";
import { resourcesOf, type Reference } from "./reference";
import type { StackView } from "./stack-view";

/** What instances are launched from: templates, and the configurations that came before them. */
export const TEMPLATES = [...types.LAUNCH_TEMPLATE, ...types.LAUNCH_CONFIGURATION];

/** Where producers of instances name launch templates: an object with an id or a name. */
const TEMPLATE_PATHS: readonly (readonly [object: string, id: string, name: string])[] = [
    ["launchTemplate", "id", "name"],
    ["mixedInstancesPolicy.launchTemplate.launchTemplateSpecification", "launchTemplateId", "launchTemplateName"],
    [
        "mixedInstancesPolicy.launchTemplate.overrides.*.launchTemplateSpecification",
        "launchTemplateId",
        "launchTemplateName",
    ],
    ["launchTemplateConfigs.*.launchTemplateSpecification", "launchTemplateId", "launchTemplateName"],
    ["launchTemplateConfigs.*.launchTemplateSpecification", "id", "name"],
];

/** The templates a producer launches from; the name matters only where no id is given. */
export function templatesOf(stack: StackView, producer: Resource): readonly Reference[] {
    const resolve = (value: Value) => stack.resolve(producer, value, TEMPLATES);
    const byObject = TEMPLATE_PATHS.flatMap(([path, id, name]) =>
        valuesAt(producer, path).flatMap((object) => {
            const byId = resolve(object.at(id));
            const byName = resolve(object.at(name));
            return byName.length === 0 || byId.some(({ kind }) => kind === "resource") ? byId : byName;
        }),
    );
    return [...byObject, ...resolve(producer.get("launchConfiguration"))];
}

/** The first launch template of the stack that a producer launches from. */
export function launchTemplateOf(stack: StackView, producer: Resource): Resource | undefined {
    return resourcesOf(templatesOf(stack, producer)).find(({ type }) => types.LAUNCH_TEMPLATE.includes(type));
}
