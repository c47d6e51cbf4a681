import { expect } from "chai";
import { StackBuilder } from "../harness/stack";
import { differenceBetween } from "./difference";
import { StackEdit, type Editable } from "./stack-edit";

const [BUCKET, VPC, QUEUE] = ["aws:s3/bucket:Bucket", "aws:ec2/vpc:Vpc", "aws:sqs/queue:Queue"];

describe("the difference between two stacks", () => {
    const builder = new StackBuilder("update");
    builder.add(BUCKET, "data", { bucket: "example-data", tags: { Owner: "team" } });
    builder.add(VPC, "network", {});
    const before = new Map(builder.records.map((one) => [one.urn, one]));
    const difference = (change: (stack: StackEdit) => void) => {
        const stack = new StackEdit(builder.records);
        change(stack);
        return differenceBetween(before, stack.records);
    };

    it("is nothing where nothing is different", () => {
        expect(difference(() => undefined)).to.deep.equal({
            added: [],
            types: new Set(),
            newTypes: [],
            ofProviders: false,
            edits: [],
        });
    });

    it("names what is there in one of them alone", () => {
        const { added, types, newTypes, edits } = difference((stack) => {
            stack.add(BUCKET, "more", {});
            stack.remove(stack.one(VPC));
            stack.add(QUEUE, "jobs", {});
        });
        expect(added.map(({ name }) => name)).to.deep.equal(["more", "jobs"]);
        expect([...types]).to.have.members([VPC, BUCKET, QUEUE]);
        expect(newTypes).to.have.members([VPC, QUEUE]);
        expect(edits).to.deep.equal([]);
    });

    it("names what was edited", () => {
        const facts = (change: (bucket: Editable, stack: StackEdit) => void) =>
            difference((stack) => {
                change(stack.one(BUCKET), stack);
            }).edits.flatMap((edit) => edit.facts);
        const set = (property: string, value: string) =>
            facts((bucket, stack) => {
                stack.set(bucket, property, value);
            });
        const bags = (name: string) =>
            ["inputs", "outputs", "propertyDependencies"].flatMap((bag) => [bag, `${bag}.${name}`]);
        expect(facts(() => undefined)).to.deep.equal([]);
        expect(set("tags", "none")).to.deep.equal([...bags("tags"), "tags"]);
        expect(set("policy", "{}")).to.deep.equal([...bags("policy"), "policy", "keys"]);
        expect(set("identifier", "data")).to.deep.equal([...bags("identifier"), "identifier", "keys", "identifiers"]);
        expect(facts((bucket) => Object.assign(bucket, { id: "" }))).to.deep.equal(["id", "keys", "identifiers"]);
        expect(facts((bucket) => Object.assign(bucket, { id: "other" }))).to.deep.equal(["id", "identifiers"]);
        for (const [fact, change] of Object.entries({
            options: { options: { protect: true } },
            parent: { parent: "urn:pulumi:test::platform::platform:a:A::a" },
            provider: { provider: "urn:pulumi:test::platform::pulumi:providers:aws::other::id" },
            external: { kind: "read" },
        }))
            expect(facts((bucket) => Object.assign(bucket, change))).to.deep.equal([fact]);
    });
});
