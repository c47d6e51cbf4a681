import type { Resource } from "@platform/aws-model/resource";
import { violation, type PolicyFinding } from "./finding";

/** The findings about the option without which an update deletes a resource as soon as the program does not declare it. */
export function expectProtected({ options, ...resource }: Resource): PolicyFinding[] {
    const fix = "set protect: true among its options";
    return options.protect
        ? []
        : [violation(resource, { at: "the option protect", found: "off", required: "on", fix })];
}
