import { expect } from "chai";
import { StateBucket, type StateBucketArgs } from "../../../components/delivery/state-bucket";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const state =
    (args: Partial<StateBucketArgs> = {}) =>
    () => {
        new StateBucket("state", { scope: testScope(), ...args });
    };
const s3 = (type: string) => `aws:s3/${type[0]?.toLowerCase() ?? ""}${type.slice(1)}:${type}`;

describe("StateBucket", () => {
    it("registers the same in a preview and in an update, with names that both know", async () => {
        const { strict, placeholder } = await recordBoth(state());
        expect(strict.list).to.deep.equal(placeholder.list);
        const names = ["state", "state-logs"].map((name) => strict.inputs(s3("Bucket"), name)["bucket"]);
        expect(names).to.deep.equal([
            "platform-state-123456789012-us-east-1",
            "platform-state-logs-123456789012-us-east-1",
        ]);
        expect(strict.inputs("aws:kms/alias:Alias", "state")["name"]).to.equal("alias/platform-state");
    });

    it("keeps states, and what was overwritten for a year; logs of who read them for a year", async () => {
        const recording = await record(state());
        const rules = (name: string) => recording.inputs(s3("BucketLifecycleConfiguration"), name)["rules"];
        const rule = { id: "expire", status: "Enabled", filter: { prefix: "" } };
        const abortIncompleteMultipartUpload = { daysAfterInitiation: 1 };
        expect(rules("state")).to.deep.equal([
            { ...rule, noncurrentVersionExpiration: { noncurrentDays: 365 }, abortIncompleteMultipartUpload },
        ]);
        expect(rules("state-logs")).to.deep.equal([
            {
                ...rule,
                expiration: { days: 365 },
                noncurrentVersionExpiration: { noncurrentDays: 7 },
                abortIncompleteMultipartUpload,
            },
        ]);
        expect(recording.inputs(s3("BucketLogging"), "state-logs")).to.deep.equal({
            bucket: recording.id(s3("Bucket"), "state"),
            targetBucket: recording.id(s3("Bucket"), "state-logs"),
            targetPrefix: "state/",
        });
    });

    it("protects what no stack can be updated without", async () => {
        const recording = await record(state());
        const kept = recording.resources
            .filter(({ options }) => options.protect)
            .map(({ type, name }) => `${type} ${name}`);
        expect(kept).to.deep.equal(["aws:kms/key:Key state", `${s3("Bucket")} state`, `${s3("Bucket")} state-logs`]);
    });

    it("is reached by transform in all that it makes", async () => {
        expect(unreached(await record(state({ transform: everyTransform })))).to.deep.equal([]);
    });
});
