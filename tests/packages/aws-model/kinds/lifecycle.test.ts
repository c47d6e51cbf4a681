import { expect } from "chai";
import { given } from "@platform/aws-model/facets/kind";
import { calls } from "@platform/aws-model/facets/lifecycle";
import { allKinds } from "@platform/aws-model/kinds/index";

describe("kinds: lifecycle", () => {
    for (const { label, tokens, lifecycle } of allKinds()) {
        const times = given(lifecycle);
        if (times === undefined || times === calls) continue;
        it(`says where the times of ${label} (${tokens[0] ?? ""}) are from`, () => {
            expect(times.source).to.match(/^https:\/\/\S+$/);
            expect(Math.min(times.createSeconds, times.deleteSeconds)).to.be.at.least(0);
        });
    }
});
