import { createRequire } from "node:module";
import type { Settings } from "@platform/aws-model/settings";
import type { Baseline } from "@platform/preview/against/comparison";
import { choosePacks } from "@platform/preview/policies/policy-check";
import { loadStackValues, type ConfigSource } from "@platform/preview/project/config";
import type { Project } from "@platform/preview/project/project";
import type { Preview, ResourceRecord } from "@platform/preview/result";
import type { Plan, PlanFacts } from "./plan";

/** What was previewed, beside the preview itself. */
export interface Previewed {
    readonly project: Project;
    readonly stack: string;
    readonly config: ConfigSource;
    readonly policyPacks: readonly string[];
    readonly policyPackConfigs: readonly string[];
}

type Surroundings = Omit<PlanFacts, "records">;

const load = createRequire(__filename);

/** A plan reads resources as policies do: it is loaded when there is one, because the SDK of policies takes half a second. */
function makePlan(facts: PlanFacts): Plan {
    const { Plan: PlanClass } = load("./plan") as typeof import("./plan");
    return new PlanClass(facts);
}

/** The plan of a finished preview. */
export function planOfPreview(preview: Pick<Preview, "placeholder">, previewed: Previewed): Plan {
    return makePlan({ ...surroundings(previewed), records: preview.placeholder.resources });
}

/** The plan of what the preview is compared with; the same configuration stands beside it. */
export function planOfBaseline(baseline: Baseline, previewed: Previewed): Plan {
    const records = baseline.resources.map((resource): ResourceRecord => ({ propertyDependencies: {}, ...resource }));
    return makePlan({ ...surroundings(previewed), records });
}

function surroundings(previewed: Previewed): Surroundings {
    const { project, stack, policyPacks, policyPackConfigs } = previewed;
    const [pack] = choosePacks(project.root, stack, policyPacks, policyPackConfigs);
    const settings = pack?.config["platform-settings"] as Partial<Settings> | undefined;
    return {
        project: project.name,
        stack,
        root: project.root,
        config: configOf(previewed),
        ...(settings === undefined ? {} : { settings }),
    };
}

/** Configuration as the program reads it, objects parsed; secrets are left out. */
export function configOf({ project, stack, config }: Previewed): ReadonlyMap<string, unknown> {
    const { values } = loadStackValues(project, stack, config);
    return new Map([...values].flatMap(([key, { text, secret }]) => (secret ? [] : [[key, parsed(text)]])));
}

function parsed(text: string): unknown {
    try {
        return /^[[{]/.test(text) ? JSON.parse(text) : text;
    } catch {
        return text;
    }
}
