import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { transformed, withTransforms, type TransformsOf } from "../../../components/shared/transform";
import { record, recordBoth } from "../../harness/record";

const inner = { topic: aws.sns.Topic, queue: aws.sqs.Queue };
type Transforms = TransformsOf<typeof inner> & { readonly nested?: TransformsOf<typeof inner> };

/** Two topics, a queue, and a component like itself. */
class Mail extends pulumi.ComponentResource {
    constructor(name: string, depth: number, transform?: Transforms, opts?: pulumi.ComponentResourceOptions) {
        super("platform:test:Mail", name, {}, withTransforms(inner, transform, opts));
        new aws.sns.Topic(`${name}-b`, { displayName: "b", tags: { Name: name } }, { parent: this });
        new aws.sns.Topic(`${name}-a`, { displayName: "a" }, { parent: this });
        new aws.sqs.Queue(name, { delaySeconds: 5 }, { parent: this });
        if (depth > 0) {
            new Mail(`${name}-nested`, depth - 1, transform?.nested, { parent: this });
        }
        this.registerOutputs({ depth, ...transformed(this) });
    }
}

const topic = "aws:sns/topic:Topic";
const queue = "aws:sqs/queue:Queue";
const mail = "platform:test:Mail";
const program = (transform?: Transforms) => () => new Mail("mail", 1, transform);

describe("Transforms of a component's inner resources", () => {
    it("set properties on top of the component's own", async () => {
        for (const world of Object.values(
            await recordBoth(program({ topic: { displayName: "new", tracingConfig: "Active" } })),
        )) {
            const all = { displayName: "new", tracingConfig: "Active" };
            expect(world.inputs(topic, "mail-a")).to.deep.equal(all);
            expect(world.inputs(topic, "mail-b")).to.deep.equal({ ...all, tags: { Name: "mail" } });
            expect(world.inputs(queue, "mail")).to.deep.equal({ delaySeconds: 5 });
        }
    });

    it("or are functions that see the arguments and the resource's name", async () => {
        const recording = await record(
            program({
                topic: (args, name) =>
                    name === "mail-b" ? { ...args, displayName: `${args.displayName as string}!` } : args,
                queue: () => ({ maxMessageSize: 2048 }),
            }),
        );
        expect(recording.inputs(topic, "mail-b")).to.deep.equal({ displayName: "b!", tags: { Name: "mail" } });
        expect(recording.inputs(topic, "mail-a")).to.deep.equal({ displayName: "a" });
        expect(recording.inputs(queue, "mail")).to.deep.equal({ maxMessageSize: 2048 });
    });

    it("take a property away by undefined", async () => {
        const recording = await record(program({ queue: { delaySeconds: undefined } }));
        expect(recording.inputs(queue, "mail")).to.deep.equal({});
    });

    it("stop at components inside, which have transforms of their own", async () => {
        const recording = await record(
            program({ queue: { delaySeconds: 1 }, nested: { topic: { displayName: "in" } } }),
        );
        expect(recording.inputs(queue, "mail")).to.deep.equal({ delaySeconds: 1 });
        expect(recording.inputs(queue, "mail-nested")).to.deep.equal({ delaySeconds: 5 });
        expect(recording.inputs(topic, "mail-nested-a")).to.deep.equal({ displayName: "in" });
        expect(recording.inputs(topic, "mail-a")).to.deep.equal({ displayName: "a" });
        expect(recording.one(mail, "mail").outputs).to.deep.equal({ depth: 1, transformed: ["queue mail"] });
        expect(recording.one(mail, "mail-nested").outputs).to.deep.equal({
            depth: 0,
            transformed: ["topic mail-nested-b", "topic mail-nested-a"],
        });
    });

    it("come before the transformations that the component was given with its options", async () => {
        const shout: pulumi.ResourceTransformation = ({ type, props, opts }) =>
            type === queue
                ? { props: { delaySeconds: 10 * Number((props as aws.sqs.QueueArgs).delaySeconds) }, opts }
                : undefined;
        const recording = await record(
            () => new Mail("mail", 0, { queue: { delaySeconds: 2 } }, { transformations: [shout] }),
        );
        expect(recording.inputs(queue, "mail")).to.deep.equal({ delaySeconds: 20 });
    });

    it("leave no trace where there are none", async () => {
        for (const transform of [undefined, {}, { nested: {} }]) {
            const recording = await record(program(transform));
            expect(recording.one(mail, "mail").outputs).to.deep.equal({ depth: 1 });
            expect(recording.inputs(queue, "mail")).to.deep.equal({ delaySeconds: 5 });
        }
    });

    it("know the resources and their properties by type", () => {
        // @ts-expect-error there is no such resource in it
        const unknownKey: Transforms = { topics: {} };
        // @ts-expect-error a topic has no such property
        const unknownProperty: Transforms = { topic: { delaySeconds: 1 } };
        // @ts-expect-error a function returns a topic's arguments
        const wrongResult: Transforms = { topic: () => 1 };
        expect([unknownKey, unknownProperty, wrongResult]).to.have.length(3);
    });
});
