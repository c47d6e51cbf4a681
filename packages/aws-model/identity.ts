import { parseUrn } from "./urn";

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
