import { expect } from "chai";
import { recordWebAcl, token } from "./fixture";

/** What AWS keeps one of for each key, and takes away by the key alone: `DisassociateWebACL`, `DeleteLoggingConfiguration`. */
class Attachments {
    private readonly kept = new Map<string, string>();

    attach(key: string, what: string): void {
        this.kept.set(key, what);
    }

    detach(key: string): void {
        this.kept.delete(key);
    }

    at(key: string): string | undefined {
        return this.kept.get(key);
    }
}

/** What is attached after an engine has put another in the place of one, in its order: the old one goes first or last. */
function afterReplacement(deleteBeforeReplace: boolean): string | undefined {
    const aws = new Attachments();
    aws.attach("resource", "old");
    if (deleteBeforeReplace) {
        aws.detach("resource");
    }
    aws.attach("resource", "new");
    if (!deleteBeforeReplace) {
        aws.detach("resource");
    }
    return aws.at("resource");
}

describe("attachments of a web ACL, when another takes their place", () => {
    it("would be gone by the engine's usual order", () => {
        expect(afterReplacement(false)).to.equal(undefined);
    });

    for (const type of [token.association, token.logging]) {
        it(`are there: ${type}`, async () => {
            const { strict } = await recordWebAcl();
            expect(afterReplacement(strict.one(type, "open-waf").options.deleteBeforeReplace ?? false)).to.equal("new");
        });
    }
});
