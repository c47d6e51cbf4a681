import { expect } from "chai";
import { amiParameter, listedArchitecture } from "../../../../components/ecs/cluster/ami";

const images = "/aws/service/ecs/optimized-ami/amazon-linux-2023";

describe("the image of the cluster's instances", () => {
    for (const [instanceType, architecture] of [
        ["t3.large", "x86_64"],
        ["m7i.xlarge", "x86_64"],
        ["t4g.large", "arm64"],
        ["r7g.medium", "arm64"],
    ] as const) {
        it(`is for ${architecture} on a ${instanceType}`, () => {
            expect(listedArchitecture(instanceType)).to.equal(architecture);
        });
    }

    it("names the key, the value and the fix for a type that is not known", () => {
        expect(() => listedArchitecture("z9.huge")).to.throw(
            /^instanceType: z9\.huge is not known; allowed: t3\.small, .*\. Choose one of them, or add it to packages\/aws-model\/instance-types\.ts$/,
        );
    });

    for (const [architecture, release, parameter] of [
        ["x86_64", undefined, `${images}/recommended/image_id`],
        ["arm64", undefined, `${images}/arm64/recommended/image_id`],
        ["x86_64", "2023.0.20260820", `${images}/al2023-ami-ecs-hvm-2023.0.20260820-kernel-6.1-x86_64/image_id`],
        ["arm64", "2023.0.20260820", `${images}/arm64/al2023-ami-ecs-hvm-2023.0.20260820-kernel-6.1-arm64/image_id`],
    ] as const) {
        it(`is ${release ?? "the recommended release"} for ${architecture}`, () => {
            expect(amiParameter(architecture, release)).to.equal(parameter);
        });
    }
});
