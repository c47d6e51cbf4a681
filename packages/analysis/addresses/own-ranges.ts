import { dockerRange } from "@platform/aws-model/network/docker";
import { CLIENT_VPN_ENDPOINT, ECS_CLUSTER, VPC, VPN_CONNECTION } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "../shared/references";
import { rangeAt, type Range } from "./ranges";
import { vpnRanges } from "./stack-files";

/** This plan's VPCs, tunnels and client VPNs, and what its configuration says of the datacenter. */
export function ownRanges(plan: Plan): readonly Range[] {
    const stacks = [plan.stack];
    const vpcs = plan.ofType(VPC).flatMap((vpc) => rangeFrom(known(vpc.get("cidrBlock").text()), "vpc", vpc.urn));
    const clients = plan
        .ofType(CLIENT_VPN_ENDPOINT)
        .flatMap((one) => rangeFrom(known(one.get("clientCidrBlock").text()), "client-vpn", one.urn));
    const tunnels = plan.ofType(VPN_CONNECTION).flatMap((connection) => {
        const [gateway] = targets(plan, connection, connection.get("customerGatewayId"), [
            "aws:ec2/customerGateway:CustomerGateway",
        ]);
        const note = gateway && known(gateway.get("ipAddress").text());
        return ["tunnel1InsideCidr", "tunnel2InsideCidr"]
            .flatMap((name) => rangeFrom(known(connection.get(name).text()), "tunnel", connection.urn))
            .map((range) => (note === undefined ? range : { ...range, note }));
    });
    const routes = plan
        .ofType(["aws:ec2/vpnConnectionRoute:VpnConnectionRoute"])
        .flatMap((route) => rangeFrom(known(route.get("destinationCidrBlock").text()), "on-premises", route.urn));
    const configured = vpnRanges(plan.config.get(`${plan.project}:vpn`), plan.stack).filter(
        ({ kind }) => kind === "on-premises",
    );
    const docker = plan.ofType(ECS_CLUSTER).length > 0 ? [{ kind: "docker" as const, cidr: dockerRange, stacks }] : [];
    function rangeFrom(text: string | undefined, kind: Range["kind"], urn: string): readonly Range[] {
        const cidr = rangeAt(text ?? "");
        return cidr === undefined ? [] : [{ kind, cidr, urn, stacks }];
    }
    return [...vpcs, ...clients, ...tunnels, ...configured, ...routes, ...docker];
}
