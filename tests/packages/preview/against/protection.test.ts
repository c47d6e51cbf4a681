import { protectionNotes } from "@platform/preview/against/protection";
import type { Match } from "@platform/preview/against/matching";
import { expect } from "chai";

function changed(name: string, before: boolean | undefined, after: boolean): Match {
    const bare = {
        ...{
            urn: `urn:pulumi:dev::shop::aws:kms/key:Key::${name}`,
            type: "aws:kms/key:Key",
            name,
            kind: "custom" as const,
        },
        ...{ id: name, inputs: {}, outputs: {}, dependencies: [], propertyDependencies: {}, implicit: false },
    };
    const old = { ...bare, options: { protect: before ?? false }, pendingDelete: false };
    return {
        after: { ...bare, options: after ? { protect: true } : {} },
        ...(before === undefined ? {} : { before: old }),
    };
}

describe("preview --against: protection", () => {
    it("is said of what exists and gains or loses it, and of nothing else", () => {
        const planned = [
            ...[changed("kept", true, true), changed("open", false, false), changed("new", undefined, true)],
            ...[changed("gains", false, true), changed("loses", true, false), changed("loses-too", true, false)],
        ];
        expect(protectionNotes(planned)).to.deep.equal([
            "1 resource protected from now on: gains",
            "2 resources not protected any more, so that a destroy or a replacement deletes them: loses, loses-too",
        ]);
    });

    it("of many is a number and some names", () => {
        const planned = Array.from({ length: 22 }, (_, index) => changed(`k${index}`, true, false));
        expect(protectionNotes(planned).join("")).to.match(/^22 resources .*: k0, k1, .*, k19 and 2 more$/);
    });
});
