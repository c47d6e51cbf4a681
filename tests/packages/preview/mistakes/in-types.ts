import type { Mistake } from "./mistake";

/** Mistakes in tests/fixtures/programs/single-file that its run does not show and the CLI's compiler does. */
export const IN_TYPES: readonly Mistake[] = [
    {
        mistake: "a number or a text where a number is wanted",
        file: "index.ts",
        sound: 'config.requireNumber("retentionInDays")',
        wrong: 'config.getNumber("retentionInDays") ?? "never"',
        says: "program/type-error: TS2322: Type 'string | number' is not assignable to type 'Input<number | undefined>'.\n  Type 'string' is not assignable to type 'Input<number | undefined>'.",
        at: "retentionInDays: config",
    },
    {
        mistake: "a property of an output that there is not",
        file: "index.ts",
        sound: "export const secretValue = password.value;",
        wrong: "export const secretValue = password.secret;",
        says: "program/type-error: TS2339: Property 'secret' does not exist on type 'Parameter'.",
        at: "secret;",
    },
    {
        mistake: "a misspelt name of a resource's option",
        file: "index.ts",
        sound: "{ protect: true }",
        wrong: "{ protekt: true }",
        says: "program/type-error: TS2561: Object literal may only specify known properties, but 'protekt' does not exist in type 'CustomResourceOptions'. Did you mean to write 'protect'?",
        at: "protekt",
    },
];
