import { readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { FACETS } from "@platform/aws-model/facets/kind";
import { allKinds, kindOf } from "@platform/aws-model/kinds/index";
import { registeredTypes } from "./registered-types";

const FOLDER = path.dirname(require.resolve("@platform/aws-model/kinds/index"));

describe("kinds", () => {
    it("say something, if only that it does not apply, in every facet of every type that a stack or an extra registers", async () => {
        const types = await registeredTypes();
        expect(types.length).to.be.above(90);
        const missing = types.flatMap((type) => {
            const known = kindOf(type);
            if (known === undefined) return [`${type}: no kind`];
            return FACETS.filter((facet) => known[facet] === undefined).map((facet) => `${type}: ${facet}`);
        });
        expect(missing).to.deep.equal([]);
    });

    it("have each token once, in a file of its service", () => {
        const kinds = allKinds();
        const tokens = kinds.flatMap((kind) => kind.tokens);
        expect(tokens.filter((token, at) => tokens.indexOf(token) !== at)).to.deep.equal([]);
        expect(kinds.flatMap((kind) => kind.tokens.filter((token) => kindOf(token) !== kind))).to.deep.equal([]);
    });

    it("stand in files that hold nothing else", () => {
        const files = readdirSync(FOLDER).filter((file) => file.includes("-"));
        const others = files.flatMap((file) => {
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files are found, not listed
            const exported = require(path.join(FOLDER, file)) as Readonly<Record<string, unknown>>;
            return Object.entries(exported)
                .filter(([, value]) => !allKinds().includes(value as never))
                .map(([name]) => `${file}: ${name}`);
        });
        expect(others).to.deep.equal([]);
    });

    it("know the twins of load balancers and buckets, and nothing of what no file describes", () => {
        expect(kindOf("aws:alb/loadBalancer:LoadBalancer")?.label).to.equal("load balancer");
        expect(kindOf("aws:s3/bucketV2:BucketV2")?.label).to.equal("bucket");
        expect(kindOf("aws:apprunner/service:Service")).to.equal(undefined);
        expect(kindOf("random:index/randomId:RandomId")).to.equal(undefined);
    });
});
