import { expect } from "chai";
import { canonicalType, typeLabel } from "@platform/aws-model/tokens";
import * as types from "@platform/aws-model/types";

describe("type tokens", () => {
    it("have one spelling in tables, whichever the program uses", () => {
        const families = [types.LOAD_BALANCER, types.LISTENER, types.LISTENER_RULE, types.TARGET_GROUP, types.BUCKET];
        expect(families.map((family) => [...new Set(family.map(canonicalType))])).to.deep.equal([
            ["aws:lb/loadBalancer:LoadBalancer"],
            ["aws:lb/listener:Listener"],
            ["aws:lb/listenerRule:ListenerRule"],
            ["aws:lb/targetGroup:TargetGroup"],
            ["aws:s3/bucket:Bucket"],
        ]);
        expect(canonicalType("aws:s3/bucketVersioningV2:BucketVersioningV2")).to.equal(
            "aws:s3/bucketVersioning:BucketVersioning",
        );
        for (const type of ["aws:elb/loadBalancer:LoadBalancer", "aws:wafv2/webAcl:WebAcl", "pulumi:pulumi:Stack"]) {
            expect(canonicalType(type)).to.equal(type);
        }
    });

    it("read as in a program", () => {
        expect(typeLabel("aws:lb/targetGroup:TargetGroup")).to.equal("aws.lb.TargetGroup");
        expect(typeLabel("random:index/randomId:RandomId")).to.equal("random.RandomId");
    });
});
