import { expect } from "chai";
import { madeUpListId } from "@platform/aws-model/network/aws-prefix-lists";
import { HEALTH_CHECK } from "@platform/aws-model/types";
import { reportOf } from "@platform/analysis/reachability/report";
import { planOf } from "../support/plans";
import { balancer, smallNetwork } from "./small-network";

/** Who reaches a public load balancer that a prefix list may connect to, and from where. */
function callers(prefixListId: string, checked = true) {
    const plan = planOf((stack) => {
        const { publicSubnet } = smallNetwork(stack);
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "clients", {});
        stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "checkers", {
            ...{ securityGroupId: group.ref(), ipProtocol: "tcp", fromPort: 443, toPort: 443, prefixListId },
        });
        const place = { internal: false, subnets: [publicSubnet.ref()], securityGroups: [group.ref()] };
        balancer(stack, "web", place, [443]);
        if (checked) {
            stack.add(HEALTH_CHECK[0] ?? "", "outside", { type: "HTTPS", fqdn: "www.example.org" });
        }
    });
    const { connections, waysIn } = reportOf(plan);
    return {
        from: Object.fromEntries(connections.map(({ from, onlyFrom }) => [from, onlyFrom.length])),
        waysIn: waysIn.map(({ from }) => from),
    };
}

const list = madeUpListId("com.amazonaws.eu-west-1.route53-healthchecks");
const checkers = "Route 53's health checkers";

describe("the health checkers of Route 53", () => {
    it("are a place of their own, of which AWS's list has all addresses", () => {
        const { from, waysIn } = callers(list);
        expect(from).to.deep.equal({ [checkers]: 0 });
        expect(waysIn).to.deep.equal([]);
    });

    it("are a part of the internet where they ask for nothing", () => {
        expect(callers(list, false).from).to.deep.equal({ "the internet": 17 });
    });

    it("are among everybody where a list is not known", () => {
        expect(callers("pl-0123456789abcdef0").from).to.deep.equal({ "the internet": 0, [checkers]: 0 });
    });
});
