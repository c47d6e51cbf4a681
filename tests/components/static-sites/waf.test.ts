import { expect } from "chai";
import { record } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { site, types } from "./fixture";

describe("StaticSite", () => {
    it("has with `waf` a web ACL of CloudFront's, in us-east-1 wherever the stack is, which reads each request", async () => {
        const scope = { ...testScope(), region: "eu-west-1" };
        const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/a";
        const recording = await record(site({ waf: {}, certificateArn }, { scope }));
        const acl = recording.inputs("aws:wafv2/webAcl:WebAcl", "site-docs-waf");
        expect(acl).to.include({ scope: "CLOUDFRONT", region: "us-east-1" });
        expect(recording.inputs(types.distribution, "site-docs")["webAclId"]).to.equal(
            recording.output("aws:wafv2/webAcl:WebAcl", "site-docs-waf", "arn"),
        );
        expect(recording.names("aws:wafv2/webAclAssociation:WebAclAssociation")).to.deep.equal([]);
        const group = recording.inputs("aws:cloudwatch/logGroup:LogGroup", "site-docs-waf");
        expect(group).to.include({ name: "aws-waf-logs-platform-test-site-docs-waf", region: "us-east-1" });
        expect(recording.inputs(types.alarm, "site-docs-waf-blocked")).to.deep.include({
            region: "us-east-1",
            dimensions: { WebACL: "platform-test-site-docs-waf", Rule: "ALL" },
        });
    });
});
