/** The parts of a URN: `urn:pulumi:<stack>::<project>::<parent type>$…$<type>::<name>`. */
export interface UrnParts {
    readonly stack: string;
    readonly project: string;
    /** The types of the ancestors and, last, of the resource. */
    readonly typeChain: readonly string[];
    readonly name: string;
}

/** Splits a URN. Names may contain `::`, so only the first separators count. */
export function parseUrn(urn: string): UrnParts {
    const [prefix = "", project = "", chain = "", ...name] = urn.split("::");
    return {
        stack: prefix.slice("urn:pulumi:".length),
        project,
        typeChain: chain.split("$"),
        name: name.join("::"),
    };
}

/** Patterns come from settings and exemptions: few, and the same ones for every resource. */
const compiled = new Map<string, RegExp>();

/** Matches text against a pattern in which `*` stands for any characters. Everything else is literal. */
export function matchesGlob(pattern: string, text: string): boolean {
    let expression = compiled.get(pattern);
    if (expression === undefined) {
        const literals = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
        expression = new RegExp(`^${literals.join(".*")}$`, "s");
        compiled.set(pattern, expression);
    }
    return expression.test(text);
}

/**
 * Whether a resource has one of the configured identities. An identity is a URN pattern (it contains `::`) or a type
 * pattern such as `platform:bastion:*`, matched against the types of the resource and its ancestors. Names and tags
 * alone never identify anything: whoever writes an app can write those.
 */
export function hasIdentity(urn: string, identities: readonly string[]): boolean {
    const { typeChain } = parseUrn(urn);
    return identities.some((identity) =>
        identity.includes("::") ? matchesGlob(identity, urn) : typeChain.some((type) => matchesGlob(identity, type)),
    );
}
