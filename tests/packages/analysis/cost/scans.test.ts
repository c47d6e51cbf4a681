import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import { INSPECTOR_ENABLER } from "@platform/aws-model/types";
import { UNKNOWN } from "@platform/aws-model/wire";
import { planOf } from "../support/plans";

const [enabler = ""] = INSPECTOR_ENABLER;
const instances = 6.26; // 5 × 1.2528
const images = 50 * 0.09 + 200 * 0.01;

function totalOf(...scans: readonly (readonly string[])[]): number {
    return costReport(
        planOf((stack) => {
            scans.forEach((resourceTypes, at) => stack.add(enabler, `scan-${at}`, { resourceTypes }));
        }),
    ).total;
}

describe("cost: what Inspector scans", () => {
    it("is paid for once, however many accounts it is switched on for", () => {
        expect(totalOf(["EC2", "ECR"])).to.be.closeTo(instances + images, 1e-9);
        expect(totalOf(["EC2", "ECR"], ["EC2", "ECR"])).to.be.closeTo(instances + images, 1e-9);
    });

    it("is shared by those alone that scan things of its kind", () => {
        expect(totalOf(["EC2", "ECR"], ["ECR"])).to.be.closeTo(instances + images, 1e-9);
    });
});

describe("cost: what a registry scans", () => {
    const registry = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
    const reportOf = (scanType: string, ...scans: readonly string[]) =>
        costReport(
            planOf((stack) => {
                stack.add(registry, "scanning", { scanType });
                if (scans.length > 0) stack.add(enabler, "inspector", { resourceTypes: [...scans] });
            }),
        );

    it("is Inspector's where it is enhanced, once, and free where it is basic", () => {
        expect(reportOf("ENHANCED").total).to.be.closeTo(images, 1e-9);
        expect(reportOf("ENHANCED", "ECR").total).to.be.closeTo(images, 1e-9);
        expect(reportOf("ENHANCED", "EC2").total).to.be.closeTo(images + instances, 1e-9);
        expect(reportOf("BASIC").total).to.equal(0);
    });

    it("is not known where the kind of scan is not", () => {
        expect(reportOf(UNKNOWN).unknown.map(({ reason }) => reason)).to.deep.equal(["its kind of scan is not known"]);
    });
});

describe("cost: what Route 53 asks for", () => {
    const check = (inputs: object, leadsTo?: string) =>
        costReport(
            planOf((stack) => {
                stack.add("aws:route53/healthCheck:HealthCheck", "outside", { fqdn: "www.example.gov", ...inputs });
                if (leadsTo !== undefined) {
                    const aliases = [{ name: "lb.example", zoneId: "Z1", evaluateTargetHealth: false }];
                    stack.add("aws:route53/record:Record", "www", { zoneId: "Z2", name: leadsTo, type: "A", aliases });
                }
            }),
        );

    it("costs less inside of AWS, where a record of the plan leads", () => {
        expect(check({ type: "HTTPS" }).total).to.equal(0.75 + 2);
        expect(check({ type: "HTTPS" }, "other.example.gov").total).to.equal(0.75 + 2);
        expect(check({ type: "HTTPS" }, "WWW.example.gov.").total).to.equal(0.5 + 1);
        expect(check({ type: "HTTP" }, "www.example.gov").total).to.equal(0.5);
    });

    it("has an option for each of HTTPS, a text in the answer, latency and the shorter interval", () => {
        const all = { type: "HTTPS_STR_MATCH", measureLatency: true, requestInterval: 10 };
        expect(check(all, "www.example.gov").total).to.equal(0.5 + 4);
        expect(check(all).total).to.equal(0.75 + 8);
    });

    it("is not known for a check of other checks", () => {
        expect(check({ type: "CALCULATED" }).unknown).to.have.lengthOf(1);
    });
});
