/** Steps of a property path: names, indices, and `*` for any of them. */
export type PathStep = string | number;

/** `ingress[0].fromPort` → ["ingress", 0, "fromPort"]; `tags["a.b"]` → ["tags", "a.b"]; `rules[*]` → ["rules", "*"]. */
export function parsePath(path: string): PathStep[] {
    const steps: PathStep[] = [];
    for (const [, name, quoted, index] of path.matchAll(/([^.[\]]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]/g)) {
        steps.push(quoted?.replaceAll(/\\(.)/g, "$1") ?? name ?? (index === "*" ? "*" : Number(index)));
    }
    return steps;
}

export function appendName(path: string, name: string): string {
    const step = /^[\w$-]+$/.test(name) ? name : `["${name.replaceAll(/["\\]/g, "\\$&")}"]`;
    return path === "" || step.startsWith("[") ? path + step : `${path}.${step}`;
}

export function appendIndex(path: string, index: number): string {
    return `${path}[${index}]`;
}

/** Whether the pattern names the path or something that the path is part of, as ignoreChanges and replaceOnChanges do. */
export function pathCovers(pattern: string, path: string): boolean {
    const wanted = parsePath(pattern);
    const steps = parsePath(path);
    return wanted.length <= steps.length && wanted.every((step, index) => step === "*" || step === steps[index]);
}

/** Without indices, as tables of types write paths: `ingress[0].fromPort` → `ingress[].fromPort`. */
export function withoutIndices(path: string): string {
    return path.replaceAll(/\[\d+\]/g, "[]");
}
