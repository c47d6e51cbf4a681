import { expect } from "chai";
import { forces } from "@platform/aws-model/replacement/forces";

describe("what replaces a resource", () => {
    it("knows types without an id of their own, which take an ARN or one of some words", () => {
        const hub = forces("aws:notifications/notificationHub:NotificationHub", "notificationHubRegion", {});
        const probe = forces("aws:networkmonitor/probe:Probe", "sourceArn", {});
        const protocol = forces("aws:networkmonitor/probe:Probe", "protocol", {});
        expect([hub, probe, protocol]).to.deep.equal(["yes", "yes", "no"]);
    });

    it("is not known of arguments whose change the provider did not plan", () => {
        const ofCache = (path: string) => forces("aws:elasticache/serverlessCache:ServerlessCache", path, {});
        expect([ofCache("subnetIds[0]"), ofCache("description")]).to.deep.equal(["yes", "unknown"]);
    });
});
