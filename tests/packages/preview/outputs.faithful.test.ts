import { expect } from "chai";
import { dump } from "./support/dump";
import { differing } from "./support/comparable";
import { TemporaryProjects } from "./support/temporary-project";

/** What programs do with Outputs beside passing them on. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Topic } from "@pulumi/aws/sns";

const first = new Topic("first", { displayName: "First" });
const hidden = pulumi.secret({ a: ["x", first.arn], b: Promise.resolve("late") });
const later = pulumi.output(Promise.resolve(first.arn));
const nested = first.arn.apply((arn) => pulumi.output({ inner: pulumi.secret(arn) }));
const [deferred, resolve] = pulumi.deferredOutput<string>();
resolve(pulumi.interpolate\`\${first.name}/\${1}/\${pulumi.output(["a", 2])}\`);
const failing = pulumi.output("x").apply((): string => { throw new Error("caught"); });
const kinds = [pulumi.Output.isInstance(first.arn), pulumi.Output.isInstance({ apply: 1 }), first.arn instanceof pulumi.Output];
const shown = [String(first.arn).split("\\n")[0], JSON.stringify({ arn: first.arn }).length > 40, "then" in first.arn, "hasOwnProperty" in first.arn];

new Topic("second", {
    name: pulumi.concat("a-", later, "-b"),
    displayName: nested.inner,
    policy: pulumi.jsonStringify({ hidden, list: [first, later].map((item) => pulumi.output(item).apply(() => 1)) }),
    deliveryPolicy: pulumi.jsonParse('{ "a": 1 }').apply((value) => JSON.stringify(value)),
    kmsMasterKeyId: deferred,
    tags: { own: Object.keys(first).includes("arn").toString(), kinds: kinds.join(), shown: shown.join(), open: pulumi.unsecret(hidden).b,
        both: pulumi.all([later.apply((arn) => arn.length), "x"]).apply((values) => values.join()) },
    tracingConfig: (pulumi as unknown as { recover?: typeof pulumi.output }).recover === undefined
        ? undefined
        : (pulumi as never as { recover(o: unknown, f: (e: Error) => string): pulumi.Output<string> }).recover(failing, (e) => e.message),
    archivePolicy: pulumi.all([first.arn, first.fifoTopic, undefined, null]).apply((values) => values.length.toString()),
});
export const list = pulumi.all({ a: first.id, b: [hidden] });
export const missing = (first as unknown as Record<string, unknown>)["nothing"] === undefined;
`;

describe("preview: lean Outputs", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    it("are to a program what the SDK's own are", async () => {
        const root = projects.write({ "index.ts": PROGRAM });
        const [[fast], [plain]] = await Promise.all([dump(root, "fast"), dump(root, "plain")]);
        for (const world of ["strict", "placeholder"] as const) {
            expect(fast?.[world]["failures"]).to.equal("[]");
            expect(differing(fast?.[world] ?? {}, plain?.[world] ?? {})).to.deep.equal([]);
        }
    });
});
