import { balancerGroup, publicBalancer } from "../roles";
import type { Editable, StackEdit } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** The rules by which the public load balancer calls identity providers: the extra's, and the stack's own where people sign in already. */
export function waysToIdentityProviders(stack: StackEdit): readonly Editable[] {
    const group = balancerGroup(stack);
    return stack.ofType(
        EGRESS,
        ({ inputs, propertyDependencies }) =>
            inputs["cidrIpv4"] === "0.0.0.0/0" && (propertyDependencies["securityGroupId"] ?? []).includes(group.urn),
    );
}

/** People sign in before an app at a public load balancer, which may call who knows them. */
export const signIn: Extra = {
    name: "sign-in before an app",
    add(stack) {
        const balancer = publicBalancer(stack);
        const listener = stack.one(
            "aws:lb/listener:Listener",
            ({ inputs, propertyDependencies }) =>
                inputs["protocol"] === "HTTPS" &&
                (propertyDependencies["loadBalancerArn"] ?? []).includes(balancer.urn),
        );
        const group = stack.one("aws:lb/targetGroup:TargetGroup");
        stack.add("aws:lb/listenerRule:ListenerRule", EXTRA, {
            listenerArn: stack.link(listener, "arn"),
            ...{ priority: 49_000, conditions: [{ hostHeader: { values: ["admin.example.gov"] } }] },
            actions: [
                { order: 1, type: "authenticate-oidc", authenticateOidc: { clientId: "admin" } },
                { order: 2, type: "forward", targetGroupArn: stack.link(group, "arn") },
            ],
        });
        stack.add(EGRESS, EXTRA, {
            securityGroupId: stack.link(balancerGroup(stack, balancer)),
            description: "HTTPS to the identity provider",
            ...{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" },
        });
    },
};
