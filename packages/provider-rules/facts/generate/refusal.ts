import { READINGS, type Fact } from "./readings";

/** A complaint of `terraform validate -json`, as far as it matters here. */
export interface ProviderDiagnostic {
    readonly summary: string;
    readonly detail?: string;
    /** The resource, such as `aws_lb.p`. */
    readonly address?: string;
    readonly snippet?: { readonly context?: string | null } | null;
}

/** What one complaint tells of one argument. The path is the provider's: `health_check.interval`, without indices. */
export interface ProviderRefusal {
    readonly path: string;
    readonly fact: Fact;
}

/** Anything else that names an argument: it tells that more is demanded there than the other complaints say. */
const OTHER = /^(?:expected|invalid value for) "?([a-z][\w.]{1,80})"?|"([a-z][\w.]{1,80})"/;

/** What a complaint tells, or undefined where it names no argument. */
export function readRefusal(diagnostic: ProviderDiagnostic): ProviderRefusal | undefined {
    const text = diagnostic.summary.startsWith("Invalid Attribute")
        ? (diagnostic.detail ?? "")
        : `${diagnostic.summary}${diagnostic.detail === undefined || diagnostic.detail === "" ? "" : `\n${diagnostic.detail}`}`;
    for (const [form, read] of READINGS) {
        const match = form.exec(text);
        const fact = match === null ? undefined : read(match);
        if (match !== null && fact !== undefined) {
            return { path: fullPath(match[1] ?? "", diagnostic), fact };
        }
    }
    const other = OTHER.exec(text);
    const named = other?.[1] ?? other?.[2];
    return named === undefined ? undefined : { path: fullPath(named, diagnostic), fact: { kind: "other" } };
}

/** Nested arguments are named in full or by their last part, in which case the place of the complaint tells the rest. */
function fullPath(named: string, { snippet }: ProviderDiagnostic): string {
    const plain = named.replace(/\[.*?\]|\.\d+(?=\.|$)/g, "");
    if (plain.includes(".") || named !== plain) {
        return plain;
    }
    const place = /^resource\.\w+\.\w+\.?(.*)$/.exec(snippet?.context ?? "")?.[1] ?? "";
    const around = place
        .replace(/\[.*?\]/g, "")
        .split(".")
        .filter((step) => step !== "");
    return around.at(-1) === plain ? around.join(".") : [...around, plain].join(".");
}
