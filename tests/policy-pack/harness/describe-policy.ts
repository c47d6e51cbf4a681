import { expect } from "chai";
import type { Policy, StackPolicy } from "../../../policy-pack/lib/policy";
import type { Settings } from "@platform/aws-model/settings";
import type { Diagnostic } from "@platform/preview/policies/policy-pack";
import { analyze } from "./rpc";
import { MODES, StackBuilder, type Handle, type Inputs } from "./stack";

/** Inputs of one resource, and the one message that they must give. */
export type Violating = readonly [inputs: Inputs, message: string];

/** The six cases that every policy over single resources is tested with. */
export interface ResourceCases {
    /** The type the cases are about; every other type of the policy gets the first violating case. */
    readonly type: string;
    readonly compliant: readonly Inputs[];
    readonly violating: readonly Violating[];
    /** What must not be decided silently. Message: what would decide it. */
    readonly unknown: readonly Violating[];
    /** A violating case with a secret in it, and the secret: no message may contain it. */
    readonly secret: readonly [inputs: Inputs, hidden: string];
    /** The least that AWS accepts, with its message; none when AWS's defaults comply. */
    readonly minimal: readonly [inputs: Inputs, message?: string];
    readonly settings?: Partial<Settings>;
    /** Type of the component that the resources of all cases are in. */
    readonly parent?: string;
    /** Resource options of all cases. */
    readonly options?: Handle["record"]["options"];
}

/** Builds a small stack. */
export type Build = (stack: StackBuilder) => void;

/** The cases that every policy over the stack is tested with, each in a preview and after an update. */
export interface StackCases {
    readonly compliant: Readonly<Record<string, Build>>;
    readonly violating: Readonly<Record<string, readonly [build: Build, ...messages: string[]]>>;
    readonly unknown: Readonly<Record<string, readonly [build: Build, ...messages: string[]]>>;
    readonly secret: readonly [build: Build, hidden: string];
    /** A subject with as little as AWS accepts, and what is said about it: nothing when AWS's defaults comply. */
    readonly minimal: readonly [build: Build, ...messages: string[]];
    /** A stack that the policy has nothing to say about. */
    readonly notApplicable: Build;
    readonly settings?: Partial<Settings>;
}

/** A stack of one resource, with as little as possible. */
export const bare =
    (type: string, inputs: Inputs = {}, parent?: string): Build =>
    (stack) =>
        void stack.add(type, "subject", inputs, parent);

/** Tests what a policy says of single resources through the SDK's real functions. Messages go without the description. */
export function describeResourcePolicy(policy: Policy, cases: ResourceCases): void {
    const single = policy.scope === "resource" ? policy : policy.early;
    const run = (inputs: Inputs, type = cases.type, options = cases.options) =>
        judge(policy, (stack) => void stack.add(type, "subject", inputs, cases.parent, options), cases.settings);
    describe(policy.name, () => {
        for (const [i, inputs] of cases.compliant.entries()) {
            it(`accepts compliant resource ${i + 1}`, async () => {
                expect(messages(policy, await run(inputs))).to.deep.equal([]);
            });
        }
        for (const [inputs, message] of [...cases.violating, ...cases.unknown]) {
            it(`reports: ${message}`, async () => {
                expectFindings(policy, await run(inputs), [message]);
            });
        }
        it("judges every type it is for", async () => {
            const [inputs] = cases.violating[0] ?? [{}];
            for (const type of single?.types ?? []) expect(await run(inputs, type, {}), type).to.have.length.above(0);
        });
        it("leaves other types alone", async () => {
            const [inputs] = cases.violating[0] ?? [{}];
            if (single?.types !== undefined)
                expect(await run(inputs, "aws:cloudwatch/dashboard:Dashboard")).to.deep.equal([]);
        });
        it("keeps secrets to itself", async () => {
            const [inputs, hidden] = cases.secret;
            const found = await run(inputs);
            expect(found).to.have.length.above(0);
            expect(found.map(({ message }) => message).join("\n")).not.to.contain(hidden);
        });
        it("judges the least that AWS accepts", async () => {
            const [inputs, message] = cases.minimal;
            expectFindings(policy, await run(inputs), message === undefined ? [] : [message]);
        });
    });
}

/** Tests a policy over the stack, in both modes. */
export function describeStackPolicy(policy: StackPolicy, cases: StackCases): void {
    describe(policy.name, () => {
        for (const mode of MODES) {
            describe(`in ${mode} mode`, () => {
                const run = (build: Build) => judge(policy, build, cases.settings, mode);
                for (const [name, build] of Object.entries({
                    ...cases.compliant,
                    "a stack without its subject": cases.notApplicable,
                })) {
                    it(`accepts ${name}`, async () => {
                        expect(messages(policy, await run(build))).to.deep.equal([]);
                    });
                }
                for (const [name, [build, ...expected]] of Object.entries({ ...cases.violating, ...cases.unknown })) {
                    it(`reports ${name}`, async () => {
                        expectFindings(policy, await run(build), expected);
                    });
                }
                it("judges the least that AWS accepts", async () => {
                    const [build, ...expected] = cases.minimal;
                    expectFindings(policy, await run(build), expected);
                });
                it("keeps secrets to itself", async () => {
                    const [build, hidden] = cases.secret;
                    const found = await run(build);
                    expect(found).to.have.length.above(0);
                    expect(found.map(({ message }) => message).join("\n")).not.to.contain(hidden);
                });
            });
        }
    });
}

async function judge(
    policy: Policy,
    build: Build,
    settings: Partial<Settings> = {},
    mode: "preview" | "update" = "preview",
): Promise<readonly Diagnostic[]> {
    const stack = new StackBuilder(mode);
    build(stack);
    return (await analyze([policy], stack.records, { settings })).diagnostics;
}

function expectFindings(policy: Policy, found: readonly Diagnostic[], expected: readonly string[]): void {
    expect(messages(policy, found)).to.deep.equal(expected);
    for (const { level, severity } of found) expect([level, severity]).to.deep.equal([policy.level, policy.severity]);
}

/** Messages without the description that opens each. */
function messages(policy: Policy, found: readonly Diagnostic[]): string[] {
    const opening = `${policy.description}\n`;
    return found.map(({ message }) => (message.startsWith(opening) ? message.slice(opening.length) : message));
}
