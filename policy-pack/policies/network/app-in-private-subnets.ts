import type { Member } from "@platform/aws-model/graph/graph";
import { looseElasticIps } from "@platform/aws-model/graph/public-addresses";
import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeSubnets } from "./private-subnets";

/**
 * Hard rule A: nothing that runs apps stands where the internet can reach it. Every subnet of instances, Auto Scaling
 * groups, tasks, functions and ping targets is followed to its effective route table.
 */
export const appInPrivateSubnets = stackPolicy({
    name: "app-in-private-subnets",
    description: "Apps must run in private subnets only, without public addresses.",
    why: "In a private subnet a wrong security group rule exposes nothing: no packet from the internet arrives.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["EC2.9", "EC2.25", "AutoScaling.5"], checkov: ["CKV_AWS_88"] },
    remediation:
        "Put instances, Auto Scaling groups, tasks and functions into subnets whose route table leads to a NAT or " +
        "egress-only gateway at most, and give them no public address.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
    exemptible: false,
    check(graph, { settings }) {
        const findings = graph
            .withRole("app", "probe")
            .flatMap((member) => [
                ...judgeSubnets(graph, member, settings.privateSubnetIds),
                ...judgeAddresses(member),
            ]);
        const loose = looseElasticIps(graph).map(({ owner, at, what }) =>
            undecided(owner, `${at} (who gets ${what})`, "a reference to a resource of this stack"),
        );
        return distinct([...findings, ...loose]);
    },
});

function judgeAddresses({ producer, publicAddresses }: Member): PolicyFinding[] {
    return publicAddresses.map(({ owner, at, certain, what }) => {
        const where = owner === producer ? at : `${at} of ${owner.name}`;
        const found = `gets ${what} from ${where}`;
        if (certain) return violation(producer, { found, required: "no public address", fix: `remove ${where}` });
        return undecided(producer, `${where} (it may give ${what})`, "a value that is plain in the program");
    });
}
