import type { Content, Editable, StackEdit } from "./stack-edit";

/** A policy document as text. */
export const document = (...statements: readonly object[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** The first resource of a type whose document the program writes, and which does not hold a text. */
function documented(stack: StackEdit, type: string, without?: string): Editable {
    return stack.one(type, ({ inputs }) => {
        const policy = textOf(inputs["policy"]);
        return policy !== undefined && (without === undefined || !policy.includes(without));
    });
}

/** Adds statements to a document of the platform. */
export const states = (type: string, ...statements: readonly object[]) => statesWithout(undefined, type, ...statements);

/** Adds statements to the first document of the platform that does not hold a text. */
export const statesWithout =
    (text: string | undefined, type: string, ...statements: readonly object[]) =>
    (stack: StackEdit): void => {
        const owner = documented(stack, type, text);
        const before = JSON.parse(textOf(owner.inputs["policy"]) ?? "{}") as { readonly Statement: readonly object[] };
        stack.set(owner, "policy", JSON.stringify({ ...before, Statement: [...before.Statement, ...statements] }));
    };

/** Puts something else in the place of a document of the platform. */
export const replaces =
    (type: string, policy: Content) =>
    (stack: StackEdit): void => {
        stack.set(documented(stack, type), "policy", policy);
    };

function textOf(value: unknown): string | undefined {
    return typeof value === "string" && value.startsWith("{") ? value : undefined;
}
