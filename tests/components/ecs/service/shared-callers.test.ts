import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { servicesSchema } from "../../../../components/ecs/service/schema/service";
import { sharedCallers } from "../../../../components/ecs/service/shared-callers";

describe("the group that tasks share with their instances", () => {
    const services = servicesSchema.parse({
        shared: { image: "a", memoryMiB: 128, databases: { main: {} }, caches: ["pages"] },
        own: { image: "b", memoryMiB: 128, networkMode: "awsvpc", databases: { main: {}, far: {} }, caches: ["third"] },
    });
    const cluster = { securityGroupId: pulumi.output("sg-1") };

    it("is let in to a store as soon as one of them uses it", () => {
        const callers = [{ key: "cluster", what: "instances of the cluster", ...cluster }];
        expect(sharedCallers(services, ({ databases }) => "main" in databases, cluster)).to.deep.equal(callers);
        expect(sharedCallers(services, ({ caches }) => caches.includes("pages"), cluster)).to.deep.equal(callers);
    });

    it("is not where all that use it have a group of their own, or where there is no cluster", () => {
        expect(sharedCallers(services, ({ databases }) => "far" in databases, cluster)).to.deep.equal([]);
        expect(sharedCallers(services, ({ caches }) => caches.includes("third"), cluster)).to.deep.equal([]);
        expect(sharedCallers(services, () => true, undefined)).to.deep.equal([]);
    });
});
