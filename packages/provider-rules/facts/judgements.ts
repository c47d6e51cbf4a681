import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import { FORMS, misformed, patternForm } from "./forms";
import type { Facts } from "./facts";
import { bounds } from "./limits";
import { notAmong, probablyMisspelt } from "./lists";
import { factsAbout } from "./table";

/** What is to be said of the values at one path. */
export interface FactJudgement {
    readonly path: string;
    /** The argument that the path begins with. */
    readonly argument: string;
    readonly judge: (value: Value) => readonly Problem[];
}

const byType = new Map<string, readonly FactJudgement[]>();

/** The facts about a type as functions, made once. */
export function judgementsOf(type: string): readonly FactJudgement[] {
    let judgements = byType.get(type);
    if (judgements === undefined) {
        judgements = [...compiled(factsAbout(type))];
        byType.set(type, judgements);
    }
    return judgements;
}

function* compiled(facts: Facts): Generator<FactJudgement> {
    for (const [path, values] of Object.entries(facts.values ?? {})) {
        const anyCase = facts.anyCase?.includes(path) === true;
        yield judgement(path, (value) => notAmong(value, values, anyCase));
    }
    for (const [path, values] of Object.entries(facts.unconfirmed ?? {})) {
        const anyCase = facts.anyCase?.includes(path) === true;
        yield judgement(path, (value) => probablyMisspelt(value, values, anyCase));
    }
    for (const [path, limits] of Object.entries(facts.range ?? {})) {
        yield judgement(path, (value) => bounds(value, value.asNumber, limits, "out-of-range", ""));
    }
    for (const [path, limits] of Object.entries(facts.length ?? {})) {
        const measure = (value: Value): number | undefined => value.asString?.length;
        yield judgement(path, (value) => bounds(value, measure(value), limits, "wrong-length", " characters long"));
    }
    for (const [path, pattern] of Object.entries(facts.pattern ?? {})) {
        const form = patternForm(pattern);
        yield judgement(path, (value) => misformed(value, form));
    }
    for (const kind of ["arn", "json", "account", "time"] as const) {
        yield* (facts[kind] ?? []).map((path) => judgement(path, (value) => misformed(value, FORMS[kind])));
    }
}

function judgement(path: string, judge: FactJudgement["judge"]): FactJudgement {
    return { path, argument: /^\w+/.exec(path)?.[0] ?? path, judge };
}
