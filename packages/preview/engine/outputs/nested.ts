import { applied, coreOf, outputOf, outputOfParts, outputOfValue, stateOf } from "./lean-output";
import { holdsUnknowns, NO_RESOURCES, unionOfAll } from "./state";
import type { AnyOutput, OutputModule, State } from "./state";

/** `pulumi.output`: an Output of a value with whatever Outputs and promises are in it. */
export function outputOfAnything(value: unknown, sdk: OutputModule, isResource: (value: object) => boolean): AnyOutput {
    const lifted = new Lifting(sdk, isResource).lift(value, undefined);
    return isOutput(lifted, sdk) ? lifted : outputOfValue(sdk, lifted);
}

/** The containers around a value, innermost first. */
type Containers = { readonly container: object; readonly outer: Containers } | undefined;

class Lifting {
    constructor(
        private readonly sdk: OutputModule,
        private readonly isResource: (value: object) => boolean,
    ) {}

    /** A copy of the value; an Output if there is one anywhere inside. */
    lift(value: unknown, within: Containers): unknown {
        if (typeof value !== "object" || value === null) {
            return value;
        }
        if (coreOf(value) !== undefined || this.sdk.Output.isInstance(value)) {
            return this.flatten(value as AnyOutput, within);
        }
        if (this.isResource(value) || this.sdk.isUnknown(value)) {
            return value;
        }
        if (value instanceof Promise) {
            const later = value.then((inner) => this.lift(inner, within));
            return outputOfParts(this.sdk, NO_RESOURCES, { value: later, known: true, secret: false, resources: [] });
        }
        for (let outer = within; outer !== undefined; outer = outer.outer) {
            if (outer.container === value) {
                throw new Error("Cannot create an Output from a circular structure");
            }
        }
        const inside = { container: value, outer: within };
        return Array.isArray(value) ? this.liftList(value, inside) : this.liftMap(value as Named, inside);
    }

    private liftList(list: readonly unknown[], inside: Containers): unknown {
        const items = Array.from(list, (item) => this.lift(item, inside));
        const outputs = items.filter((item) => isOutput(item, this.sdk));
        return outputs.length === 0
            ? items
            : this.combine(outputs, (take) => items.map((item) => (isOutput(item, this.sdk) ? take(item) : item)));
    }

    private liftMap(map: Named, inside: Containers): unknown {
        const copy: Named = {};
        const outputs: AnyOutput[] = [];
        for (const key of Object.keys(map)) {
            const item = this.lift(map[key], inside);
            copy[key] = item;
            if (isOutput(item, this.sdk)) {
                outputs.push(item);
            }
        }
        return outputs.length === 0
            ? copy
            : this.combine(outputs, (take) => {
                  const result: Named = {};
                  for (const key of Object.keys(copy)) {
                      const item = copy[key];
                      result[key] = isOutput(item, this.sdk) ? take(item) : item;
                  }
                  return result;
              });
    }

    /** One Output of several. */
    private combine(
        outputs: readonly AnyOutput[],
        build: (take: (output: AnyOutput) => unknown) => unknown,
    ): AnyOutput {
        const direct = unionOfAll(outputs.map(directOf));
        return outputOf(this.sdk, direct, async () => {
            const states = await Promise.all(outputs.map((output) => stateOf(output, this.sdk)));
            const byOutput = new Map(outputs.map((output, index) => [output, states[index]]));
            const value = build((output) => byOutput.get(output)?.value);
            return {
                value,
                known: states.every(({ known }) => known) && !holdsUnknowns(value, this.sdk),
                secret: states.some(({ secret }) => secret),
                resources: unionOfAll([direct, ...states.map(({ resources }) => resources)]),
            };
        });
    }

    /** An Output whose value may hold further ones. */
    private flatten(output: AnyOutput, within: Containers): AnyOutput {
        const state = async (): Promise<State> => {
            const settled = await stateOf(output, this.sdk);
            const { value } = settled;
            return typeof value === "object" || !settled.known
                ? applied(Promise.resolve(settled), (inner) => this.lift(inner, within), true, this.sdk)
                : settled;
        };
        return outputOf(this.sdk, directOf(output), state);
    }
}

type Named = Record<string, unknown>;

function isOutput(value: unknown, sdk: OutputModule): value is AnyOutput {
    return typeof value === "object" && value !== null && (coreOf(value) !== undefined || sdk.Output.isInstance(value));
}

function directOf(output: AnyOutput): ReadonlySet<object> {
    return coreOf(output)?.direct ?? output.resources();
}
