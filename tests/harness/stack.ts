import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { load } from "js-yaml";

const root = path.join(__dirname, "..", "..");
const index = path.join(root, "index.ts");
const requireHere = createRequire(__filename);

/** Configuration of a stack, by full key. */
export type StackValues = Readonly<Record<string, unknown>>;

/** The stacks that have a file in the repository. */
export type ShippedStack = "dev" | "staging" | "prod" | "security" | "shared-services";

/** What a stack's file says, by full key. */
export function stackValues(stack: string): StackValues {
    const text = readFileSync(path.join(root, `Pulumi.${stack}.yaml`), "utf8");
    return (load(text) as { config: StackValues }).config;
}

/** The same configuration with one block changed. */
export function withBlock(values: StackValues, block: string, change: (old: never) => unknown): StackValues {
    const key = `platform:${block}`;
    return { ...values, [key]: change(values[key] as never) };
}

/**
 * The same configuration with no other blocks than these, or one entry of a block, as `services.orders`. What is no block
 * stays, and what the stack's file does not have is nothing.
 */
export function onlyBlocks(values: StackValues, ...places: readonly string[]): StackValues {
    const others = Object.entries(values).filter(
        ([key, value]) => !key.startsWith("platform:") || typeof value !== "object",
    );
    const blocks = places.flatMap((place) => {
        const [block = "", entry] = place.split(".");
        const all = values[`platform:${block}`] as Readonly<Record<string, unknown>> | undefined;
        return all === undefined ? [] : [[`platform:${block}`, entry === undefined ? all : { [entry]: all[entry] }]];
    });
    return Object.fromEntries([...others, ...blocks]) as StackValues;
}

/** Of staging's or production's file, one service and the EC2 apps, with what they run on and what leads to them. */
export function someApps(values: StackValues): StackValues {
    const around = ["network", "alerts", "dns", "loadBalancers", "redirects", "cluster", "vpn"];
    return onlyBlocks(values, ...around, "services.boards-commissions", "ec2Apps");
}

/** Evaluates index.ts anew, as a run of the program does. */
export function program(): unknown {
    forgetProgram();
    return requireHere(index) as unknown;
}

/** Whoever loads index.ts next evaluates it. */
export function forgetProgram(): void {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the module cache is keyed by file
    delete requireHere.cache[index];
}
