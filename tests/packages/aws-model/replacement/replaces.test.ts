import { expect } from "chai";
import { replaces } from "@platform/aws-model/replacement/replaces";
import { secret, UNKNOWN, type WireMap } from "@platform/aws-model/wire";

const REPOSITORY = "aws:ecr/repository:Repository";
const INSTANCE = "aws:ec2/instance:Instance";
const CACHE = "aws:elasticache/serverlessCache:ServerlessCache";
const disk = (volumeSize: WireMap[string], deviceName = "/dev/xvdb") => ({
    ebsBlockDevices: [{ deviceName, volumeSize }],
});

describe("whether a change replaces a resource", () => {
    const cases: readonly (readonly [string, string, WireMap, WireMap, "yes" | "no" | "unknown"])[] = [
        ["nothing that changes", REPOSITORY, { name: "app" }, { name: "app" }, "no"],
        ["a text", REPOSITORY, { name: "app" }, { name: "web" }, "yes"],
        ["a text that changes in place", REPOSITORY, { imageTagMutability: "MUTABLE" }, {}, "no"],
        ["a number in a list", INSTANCE, disk(20), disk(10), "yes"],
        ["a number as text", INSTANCE, disk(10), disk("10"), "no"],
        ["a list with an entry more", INSTANCE, disk(10), { ebsBlockDevices: [] }, "yes"],
        ["a list", CACHE, { subnetIds: ["subnet-1", "subnet-2"] }, { subnetIds: ["subnet-1", "subnet-3"] }, "yes"],
        ["a list whose order means nothing", CACHE, { subnetIds: ["b", "a"] }, { subnetIds: ["a", "b"] }, "no"],
        [
            "a nested text",
            REPOSITORY,
            { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "a" }] },
            { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "b" }] },
            "yes",
        ],
        ["what was not there", REPOSITORY, { encryptionConfigurations: [{ kmsKey: "a" }] }, {}, "yes"],
        ["what is left out", REPOSITORY, {}, { name: "app-1234567" }, "no"],
        ["a value that is not known", REPOSITORY, { name: UNKNOWN }, { name: "app" }, "unknown"],
        ["a value that was not known", INSTANCE, disk(10), disk(UNKNOWN), "unknown"],
        ["an unknown value that changes in place", REPOSITORY, { imageTagMutability: UNKNOWN }, {}, "no"],
        ["an unknown value beside one that replaces", INSTANCE, disk(UNKNOWN, "/dev/xvdc"), disk(10), "yes"],
        ["what the provider does in some cases", CACHE, { description: "b" }, { description: "a" }, "unknown"],
        ["a type that is not known", "random:index/randomId:RandomId", { byteLength: 4 }, { byteLength: 8 }, "unknown"],
        ["a secret of the same value", REPOSITORY, { name: secret("app") }, { name: "app" }, "no"],
        ["a secret", REPOSITORY, { name: secret("app") }, { name: secret("web") }, "yes"],
    ];
    for (const [what, type, inputs, earlier, expected] of cases) {
        it(`${what}: ${expected}`, () => {
            expect(replaces({ type, inputs }, earlier)).to.equal(expected);
        });
    }

    it("counts replaceOnChanges", () => {
        const now = { type: REPOSITORY, inputs: { tags: { team: "web" } } };
        const earlier = { tags: { team: "data" } };
        expect(replaces(now, earlier)).to.equal("no");
        expect(replaces({ ...now, replaceOnChanges: ["tags.team"] }, earlier)).to.equal("yes");
    });
});
