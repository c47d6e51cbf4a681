import { expect } from "chai";
import type { Reference } from "@platform/aws-model/graph/reference";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { BUCKET, BUCKET_PUBLIC_ACCESS_BLOCK, SECURITY_GROUP, SUBNET, VPC } from "@platform/aws-model/types";
import { MODES, StackBuilder, unknown } from "../../../policy-pack/harness/stack";
import { graph } from "../../../policy-pack/harness/views";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const HOLDER = "aws:ec2/instance:Instance";

/** A reference in short: `web by dependency`, `foreign sg-1`, `unresolved`. */
function short(reference: Reference): string {
    if (reference.kind === "resource") return `${reference.resource.name} by ${reference.evidence}`;
    return reference.kind === "foreign" ? `foreign ${reference.shown}` : "unresolved";
}

/** Where `groups` of the last resource points. */
function resolve(stack: StackBuilder, types = SECURITY_GROUP): string[] {
    const index = graph(stack.records);
    const [owner] = index.ofType([HOLDER]);
    return owner === undefined ? [] : index.resolve(owner, owner.get("groups"), types).map(short);
}

describe("references", () => {
    it("are open where an output of awsx brings several along and is not known, and clear where it brings one", () => {
        const groups = (names: readonly string[], mode: (typeof MODES)[number]): string[] => {
            const stack = new StackBuilder(mode);
            const vpc = stack.add("awsx:ec2:Vpc", "vpc");
            const made = names.map((name) => stack.add(GROUP, name));
            const [first] = made;
            const holder = stack.add(HOLDER, "holder", {
                groups: mode === "preview" ? unknown() : [first?.record.id ?? ""],
            });
            const all = [vpc, ...made].map(({ record }) => record.urn);
            Object.assign(holder.record, { propertyDependencies: { groups: all } });
            return resolve(stack);
        };
        expect(groups(["a", "b"], "preview")).to.deep.equal(["unresolved"]);
        expect(groups(["a"], "preview")).to.deep.equal(["a by dependency"]);
        expect(groups(["a", "b"], "update")).to.deep.equal(["a by value"]);
    });

    for (const mode of MODES) {
        const evidence = mode === "preview" ? "dependency" : "value";
        describe(`in ${mode} mode`, () => {
            it("point to resources of the wanted types", () => {
                const stack = new StackBuilder(mode);
                const [web, api] = [stack.add(GROUP, "web"), stack.add(GROUP, "api")];
                stack.add(HOLDER, "holder", { groups: [web.ref(), api.ref()] });
                expect(resolve(stack)).to.deep.equal([`web by ${evidence}`, `api by ${evidence}`]);
                const elsewhere = [web, api].map(({ record }) => `foreign ${record.id}`);
                expect(resolve(stack, SUBNET)).to.deep.equal(mode === "preview" ? ["unresolved"] : elsewhere);
            });

            it("are foreign for ids that no resource has, and name only ids in messages", () => {
                const stack = new StackBuilder(mode);
                stack.add(HOLDER, "holder", { groups: ["sg-0123456789abcdef0", "hunter2", ""] });
                expect(resolve(stack)).to.deep.equal([
                    "foreign sg-0123456789abcdef0",
                    "foreign a value that is not shown",
                ]);
            });

            it("are unresolved without evidence, also next to resolved ones", () => {
                const stack = new StackBuilder(mode);
                const web = stack.add(GROUP, "web");
                stack.add(HOLDER, "holder", { groups: [web.ref(), unknown()] });
                expect(resolve(stack)).to.deep.equal([`web by ${evidence}`, "unresolved"]);
            });
        });
    }

    it("of a list that is unknown as a whole are everything that it depends on", () => {
        const stack = new StackBuilder("preview");
        const [web, api] = [stack.add(GROUP, "web"), stack.add(GROUP, "api")];
        const record = stack.add(HOLDER, "holder", { groups: [web.ref(), api.ref()] }).record;
        record.inputs["groups"] = record.outputs["groups"] = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        expect(resolve(stack)).to.deep.equal(["web by dependency", "api by dependency"]);
    });

    it("are one where a resource has the same id and name", () => {
        const stack = new StackBuilder("update");
        const web = stack.add(GROUP, "web");
        web.record.outputs["name"] = web.record.id;
        stack.add(HOLDER, "holder", { groups: [web.ref()] });
        expect(resolve(stack)).to.deep.equal(["web by value"]);
    });

    it("follow the value where value and dependency disagree", () => {
        const stack = new StackBuilder("update");
        const [web, api] = [stack.add(GROUP, "web"), stack.add(GROUP, "api")];
        const record = stack.add(HOLDER, "holder", { groups: [web.ref()] }).record;
        record.inputs["groups"] = record.outputs["groups"] = [api.record.id];
        expect(resolve(stack)).to.deep.equal(["api by value"]);
    });

    it("to a VPC stand for what it is created with", () => {
        const stack = new StackBuilder("preview");
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
        stack.add(HOLDER, "holder", { groups: [vpc.ref("defaultSecurityGroupId")] });
        expect(resolve(stack, [...SECURITY_GROUP, ...VPC])).to.deep.equal(["main by dependency"]);
    });
});

describe("links", () => {
    const BLOCK = BUCKET_PUBLIC_ACCESS_BLOCK[0] ?? "";

    it("tell who points to a target for sure, and who perhaps", () => {
        const stack = new StackBuilder("preview");
        const [logs, site] = [stack.add("aws:s3/bucket:Bucket", "logs"), stack.add("aws:s3/bucketV2:BucketV2", "site")];
        stack.add(BLOCK, "logs", { bucket: logs.ref() });
        const both = stack.add(BLOCK, "either", { bucket: logs.ref() }).record;
        Object.assign(both.propertyDependencies, { bucket: [logs.record.urn, site.record.urn] });
        stack.add(BLOCK, "nobody", { bucket: unknown() });
        const index: StackIndex = graph(stack.records);
        const links = index.ofType(BUCKET).map((bucket) => {
            const { linked, undecided } = index.linked(BUCKET_PUBLIC_ACCESS_BLOCK, "bucket", bucket, BUCKET);
            return [bucket.name, linked.map(({ name }) => name), undecided.map(({ name }) => name)];
        });
        expect(links).to.deep.equal([
            ["logs", ["logs"], ["either", "nobody"]],
            ["site", [], ["either", "nobody"]],
        ]);
    });
});
