import { Plan } from "@platform/analysis/plan";
import type { ResourceRecord } from "@platform/preview/result";

/** The plan with inputs of some resources changed: what the program's own checks would not let through. */
export function withInputs(
    { project, stack, root, config, settings, components, resources }: Plan,
    type: string,
    change: (name: string) => ResourceRecord["inputs"] | undefined,
): Plan {
    const records = [...components, ...resources].map(({ record }) => {
        const inputs = record.type === type ? change(record.name) : undefined;
        if (inputs === undefined) return record;
        return { ...record, inputs: { ...record.inputs, ...inputs }, outputs: { ...record.outputs, ...inputs } };
    });
    return new Plan({ project, stack, root, config, settings, records });
}
