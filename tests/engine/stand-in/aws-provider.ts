import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import { factsOf } from "@platform/aws-model/replacement/replacement";
import { nameOf, typeOf } from "@platform/aws-model/urn";
import { isPlainMap, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { Catalog } from "@platform/preview/answers/catalog";
import { Fixtures } from "@platform/preview/answers/fixtures";
import { nameProperty } from "@platform/preview/answers/identity";
import { Knowledge } from "@platform/preview/answers/knowledge";
import { PlaceholderAnswers } from "@platform/preview/answers/placeholder";
import { changedPaths, replacingPaths } from "./changed";

/** What an engine asks of the provider. */
export interface Operation {
    readonly kind: "create" | "update" | "delete";
    readonly urn: string;
}

/** What it did. */
export interface Done extends Operation {
    readonly id: string;
}

/** What a Diff says. */
export interface Diff {
    readonly changed: readonly string[];
    readonly replacing: readonly string[];
}

/**
 * What the AWS provider does, as far as an engine can tell without AWS. It makes up what AWS would compute, gives names in
 * Check and default tags, and compares by the project's table of replacements.
 */
export class AwsProvider {
    /** In order. A preview does nothing. */
    readonly done: Done[] = [];
    /** URNs of what it was asked how it is. */
    readonly refreshed: string[] = [];
    /** What the engine last handed over for each resource, before Check adds anything. */
    readonly inputs = new Map<string, WireMap>();
    /** Called before anything is done, or would be in a preview. What it throws is AWS's refusal. */
    onOperation: (operation: Operation) => void = () => undefined;
    private config: WireMap = {};
    private readonly catalog = new Catalog(createRequire(path.join(__dirname, "aws-provider.ts")));
    private readonly world: PlaceholderAnswers;

    /** @param root Of the program: its `preview-fixtures.yaml` tells what exists. */
    constructor(root: string) {
        this.world = new PlaceholderAnswers(new Knowledge(Fixtures.load(root, undefined), this.catalog), this.catalog);
    }

    configure(config: WireMap): void {
        this.config = config;
    }

    /** The engine takes a provider's configuration as unchanged unless the provider says what changed. */
    diffConfig(before: WireMap, after: WireMap): Diff {
        const changed = changedPaths("", before, after).filter((one) => one !== "version");
        return { changed, replacing: changed.filter((one) => one === "region") };
    }

    invoke(token: string, args: WireMap): WireMap {
        const request = {
            token,
            arguments: args,
            provider: "",
            version: "",
            pluginDownloadUrl: "",
            packageReference: "",
        };
        const answer = this.world.invoke(request, this.config);
        if ("refused" in answer) {
            throw new Error(answer.refused);
        }
        return answer.result;
    }

    /** Inputs with default tags and a name: the old one, or one made from the seed that the engine gives each new resource. */
    check(urn: string, old: WireMap | undefined, inputs: WireMap, seed: string): WireMap {
        this.inputs.set(urn, inputs);
        const type = typeOf(urn);
        const tagged = this.withDefaultTags(type, inputs);
        const property = nameProperty(type);
        const takesName = this.catalog.resource(type)?.[property] === "string";
        if (!takesName || inputs[property] !== undefined || inputs[`${property}Prefix`] !== undefined) {
            return tagged;
        }
        const kept = wasGiven(old, property) ? undefined : old?.[property];
        const random = createHash("sha256").update(`${urn} ${seed}`).digest("hex").slice(0, 7);
        return { ...tagged, [property]: kept ?? `${nameOf(urn)}-${random}`, __defaults: [property] };
    }

    diff(urn: string, before: WireMap, after: WireMap): Diff {
        const changed = changedPaths(typeOf(urn), before, after);
        return { changed, replacing: replacingPaths(typeOf(urn), changed) };
    }

    /** In a preview nothing computed is known, the id among it. */
    create(urn: string, inputs: WireMap, preview: boolean): { readonly id: string; readonly outputs: WireMap } {
        this.onOperation({ kind: "create", urn });
        const made = this.made(urn, inputs, preview);
        if (!preview) {
            this.done.push({ kind: "create", urn, id: made.id });
        }
        return made;
    }

    read(urn: string, id: string, inputs: WireMap, state: WireMap): WireMap {
        this.refreshed.push(urn);
        return Object.keys(state).length > 0 ? state : { ...this.world.read({ ...this.about(urn), id, inputs }), id };
    }

    /** What is still empty may get a value: a network that takes IPv6 gets its range. */
    update(urn: string, id: string, old: WireMap, inputs: WireMap, preview: boolean): WireMap {
        this.onOperation({ kind: "update", urn });
        if (!preview) {
            this.done.push({ kind: "update", urn, id });
        }
        const { outputs } = this.made(urn, inputs, preview);
        const filled = Object.entries(outputs).filter(([name]) => (old[name] ?? "") === "");
        return { ...old, ...Object.fromEntries(filled), ...given(inputs) };
    }

    delete(urn: string, id: string): void {
        this.onOperation({ kind: "delete", urn });
        this.done.push({ kind: "delete", urn, id });
    }

    private made(urn: string, inputs: WireMap, preview: boolean): { readonly id: string; readonly outputs: WireMap } {
        if (preview) {
            const computed = Object.keys(this.catalog.resource(typeOf(urn)) ?? {}).map(
                (name) => [name, UNKNOWN] as const,
            );
            return { id: "", outputs: { ...Object.fromEntries(computed), ...given(inputs) } };
        }
        const { id, outputs } = this.world.create({ ...this.about(urn), inputs: given(inputs) });
        return { id, outputs: { ...outputs, id } };
    }

    private about(urn: string): { urn: string; type: string; name: string; provider: WireMap } {
        return { urn, type: typeOf(urn), name: nameOf(urn), provider: this.config };
    }

    private withDefaultTags(type: string, inputs: WireMap): WireMap {
        const { defaultTags } = this.config;
        const content = typeof defaultTags === "string" ? (JSON.parse(defaultTags) as WireValue) : defaultTags;
        const tags = isPlainMap(content) ? content["tags"] : undefined;
        const own = inputs["tags"] ?? (factsOf(type)?.tags === true ? {} : undefined);
        return isPlainMap(tags) && isPlainMap(own) ? { ...inputs, tags: { ...tags, ...own } } : inputs;
    }
}

/** Whether the program gave the value, and not Check. */
function wasGiven(inputs: WireMap | undefined, property: string): boolean {
    const defaults = inputs?.["__defaults"];
    return !(Array.isArray(defaults) && defaults.includes(property));
}

/** Without what the provider notes about itself. */
function given({ __defaults: _defaults, ...inputs }: WireMap): WireMap {
    return inputs;
}
