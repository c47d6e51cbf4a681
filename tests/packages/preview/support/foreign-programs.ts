import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import type { TemporaryProjects } from "./temporary-project";

const PROGRAMS = path.resolve(__dirname, "../../../fixtures/foreign");

/** What a preview of a program has to say. */
export interface Expected {
    /** @default 0 */
    readonly exit?: number;
    /** Level and code of each, in order. @default none */
    readonly findings?: readonly string[];
    /** The number of resources of each type that a first preview shows. */
    readonly resources: Readonly<Record<string, number>>;
    /** The same after an update. @default as in the first preview */
    readonly later?: Readonly<Record<string, number>>;
    /** The stack outputs after an update, where their form matters. */
    readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Programs as others write them, by the path below fixtures/foreign. */
export const foreignPrograms: readonly (readonly [name: string, expected: Expected])[] = Object.entries(
    load(readFileSync(path.join(PROGRAMS, "expected.yaml"), "utf8")) as Readonly<Record<string, Expected>>,
);

/** The directory of a project of its own for the program, with the packages of the repository. */
export function foreignProject(projects: TemporaryProjects, name: string): string {
    const extension = path.extname(name);
    const main = extension === ".js" ? "main: index.js\n" : "";
    return projects.write({
        "Pulumi.yaml": `name: sample\nruntime: nodejs\n${main}config: { aws:region: { value: us-west-2 } }\n`,
        "package.json":
            '{ "name": "sample", "dependencies": { "@pulumi/aws": "7.48.0", "@pulumi/pulumi": "3.248.0" } }',
        [`index${extension}`]: readFileSync(path.join(PROGRAMS, name), "utf8"),
    });
}
