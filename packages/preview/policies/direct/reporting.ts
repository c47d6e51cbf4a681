import type { Policy, ReportViolation } from "@pulumi/policy";
import type { Diagnostic, Level } from "../report";

/** What the SDK takes in place of a message, though its typings do not say so: an object that overrides single fields. */
interface FullReport {
    readonly name?: string;
    readonly message?: string;
    readonly description?: string;
    readonly urn?: string;
    readonly enforcementLevel?: Level;
    readonly severity?: Diagnostic["severity"];
}

/** What a policy reports with, in a phase; `add` takes what it reports. */
export function reporterOf(
    { name, description, severity }: Policy,
    level: Level,
    phase: Diagnostic["phase"],
    add: (diagnostic: Diagnostic) => void,
): ReportViolation {
    const report = (given?: string | FullReport, about?: string): void => {
        const full: FullReport = typeof given === "object" ? given : { message: withDescription(description, given) };
        const urn = typeof given === "object" ? given.urn : about;
        add({
            policy: orElse(full.name, name),
            level: orElse(full.enforcementLevel, level),
            severity: orElse<Diagnostic["severity"]>(full.severity, severity ?? "unspecified"),
            message: orElse(full.message, orElse(full.description, description)),
            ...(urn === undefined || urn === "" ? {} : { urn }),
            phase,
        });
    };
    return report;
}

/** Packs in JavaScript report anything; the SDK leaves out what JavaScript takes for false. */
function withDescription(description: string, message: string | undefined): string {
    return message ? `${description}\n${message}` : description;
}

/** The SDK takes empty text for none. */
function orElse<Text extends string>(given: Text | undefined, otherwise: Text): Text {
    return given === undefined || given === "" ? otherwise : given;
}
