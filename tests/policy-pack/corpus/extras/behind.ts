import { appGroup, privateSubnets } from "../roles";
import type { Editable, StackEdit } from "../stack-edit";
import { addLogGroup, database, OBSERVED } from "./data";
import { EXTRA, extraOf, type Extra } from "./extra";
import { closedGroup } from "./workloads";

const RDS = "aws:rds/instance:Instance";
export const PROXY = "aws:rds/proxy:Proxy";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

const ingress = (stack: StackEdit, group: Editable, from: Editable, port: number) =>
    stack.add(RULE, `from-${from.name}-${port}-${stack.records.length}`, {
        securityGroupId: stack.link(group),
        referencedSecurityGroupId: stack.link(from),
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: "From whom it is for",
    });

/** A database with a proxy before it: apps reach the proxy, the proxy reaches the database. */
export const proxied: Extra = {
    name: "a database behind a proxy",
    add(stack) {
        database.add(stack);
        const [dataGroup] = stack.behind(
            extraOf(stack, RDS),
            "vpcSecurityGroupIds",
            "aws:ec2/securityGroup:SecurityGroup",
        );
        const group = closedGroup(stack, "proxy");
        ingress(stack, group, appGroup(stack), 5432);
        if (dataGroup) ingress(stack, dataGroup, group, 5432);
        const proxy = stack.add(PROXY, EXTRA, {
            engineFamily: "POSTGRESQL",
            requireTls: true,
            vpcSubnetIds: privateSubnets(stack).map((subnet) => stack.link(subnet)),
            vpcSecurityGroupIds: [stack.link(group)],
        });
        stack.add("aws:rds/proxyTarget:ProxyTarget", EXTRA, {
            dbProxyName: stack.link(proxy, "name"),
            targetGroupName: "default",
            dbInstanceIdentifier: stack.link(extraOf(stack, RDS)),
        });
    },
};

/** A database with a read replica, which takes over what its source has. */
export const replicated: Extra = {
    name: "a database with a read replica",
    add(stack) {
        database.add(stack);
        const source = extraOf(stack, RDS);
        addLogGroup(stack, "replica");
        const replica = stack.add(RDS, "replica", {
            ...OBSERVED,
            identifier: "replica",
            replicateSourceDb: stack.link(source),
            instanceClass: "db.m7g.large",
            deletionProtection: true,
            multiAz: true,
            publiclyAccessible: false,
            vpcSecurityGroupIds: stack
                .behind(source, "vpcSecurityGroupIds", "aws:ec2/securityGroup:SecurityGroup")
                .map((group) => stack.link(group)),
        });
        replica.options = { protect: true };
    },
};

/** Lets one member reach another in the way that somebody declared. */
export function opens(stack: StackEdit, to: Editable, from: Editable, port: number): void {
    ingress(stack, to, from, port);
}
