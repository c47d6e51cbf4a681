import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import { INSPECTOR_ENABLER } from "@platform/aws-model/types";
import { planOf } from "../support/plans";

const [enabler = ""] = INSPECTOR_ENABLER;
const instances = 5 * 1.2528;
const images = 50 * 0.09;

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
