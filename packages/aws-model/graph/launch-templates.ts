import type { Resource } from "../resource";
import * as types from "../types";
import type { Value } from "../value";
import { valuesAt } from "../paths";
import type { Reference } from "./reference";
import type { StackIndex } from "./stack-index";

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
export function templatesOf(index: StackIndex, producer: Resource): readonly Reference[] {
    const resolve = (value: Value) => index.resolve(producer, value, TEMPLATES);
    const byObject = TEMPLATE_PATHS.flatMap(([path, id, name]) =>
        valuesAt(producer, path).flatMap((object) => {
            const byId = resolve(object.at(id));
            const byName = resolve(object.at(name));
            return byName.length === 0 || byId.some(({ kind }) => kind === "resource") ? byId : byName;
        }),
    );
    return [...byObject, ...resolve(producer.get("launchConfiguration"))];
}

/** Those of them that are resources of this stack. */
export function ownTemplatesOf(index: StackIndex, producer: Resource): readonly Resource[] {
    return templatesOf(index, producer).flatMap((reference) =>
        reference.kind === "resource" ? [reference.resource] : [],
    );
}
