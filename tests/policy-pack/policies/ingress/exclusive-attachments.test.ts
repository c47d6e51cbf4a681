import { expect } from "chai";
import { exclusiveAttachments } from "../../../../policy-pack/policies/ingress/exclusive-attachments";
import { analyze } from "../../harness/rpc";
import { StackBuilder } from "../../harness/stack";

const types = [
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
];

async function judge(type: string, options: object): Promise<readonly string[]> {
    const { record } = new StackBuilder("preview").add(type, "subject", { resourceArn: "hunter2" });
    const { diagnostics } = await analyze([exclusiveAttachments], [{ ...record, options }]);
    for (const { level, severity } of diagnostics) {
        expect([level, severity]).to.deep.equal(["mandatory", "high"]);
    }
    return diagnostics.map(({ message }) => message.split("\n").slice(1).join("\n"));
}

describe("exclusive-attachments", () => {
    for (const type of types) {
        const wrong = `subject (${type}) would be deleted after the one that replaces it; required: deleteBeforeReplace. Fix: set the option.`;

        it(`wants ${type} deleted first`, async () => {
            expect(await judge(type, { deleteBeforeReplace: true })).to.deep.equal([]);
            expect(await judge(type, {})).to.deep.equal([wrong]);
            expect(await judge(type, { deleteBeforeReplace: false })).to.deep.equal([wrong]);
        });
    }

    it("leaves other attachments alone", async () => {
        expect(await judge("aws:lb/listenerCertificate:ListenerCertificate", {})).to.deep.equal([]);
    });
});
