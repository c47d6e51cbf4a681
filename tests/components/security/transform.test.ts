import { expect } from "chai";
import { EncryptionKey, type EncryptionKeyTransforms } from "../../../components/security/encryption-key";
import { record } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const program = (transform: EncryptionKeyTransforms) => () =>
    new EncryptionKey("encryption", { scope: testScope(), deletionProtection: true, transform });

describe("transform of the stack's key", () => {
    it("reaches the key", async () => {
        const recording = await record(program({ key: { multiRegion: true } }));
        expect(recording.inputs("aws:kms/key:Key", "encryption")).to.deep.include({
            multiRegion: true,
            enableKeyRotation: true,
        });
        const component = recording.one("platform:security:EncryptionKey", "encryption");
        expect(component.outputs["transformed"]).to.deep.equal(["key encryption"]);
    });

    it("reaches everything that it makes", async () => {
        expect(unreached(await record(program(everyTransform)))).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error there is one key, and no topic
        const transform: EncryptionKeyTransforms = { topic: {} };
        expect(transform).to.have.keys("topic");
    });
});
