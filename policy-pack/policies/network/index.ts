import type { Policy } from "../../lib/policy";
import { appInPrivateSubnets } from "./app-in-private-subnets";
import { approvedTypesOnly } from "./approved-types-only";
import { clientVpnPeople } from "./client-vpn-people";
import { dataSubnetsIsolated } from "./data-subnets-isolated";
import { ecsNoPublicIp } from "./ecs-no-public-ip";
import { eipAllowlist } from "./eip-allowlist";
import { explicitRouteTable } from "./explicit-route-table";
import { naclNoOpenAdmin } from "./nacl-no-open-admin";
import { natPerAz } from "./nat-per-az";
import { noDefaultVpc } from "./no-default-vpc";
import { noPublicIp } from "./no-public-ip";
import { noSideDoors } from "./no-side-doors";
import { peeringLeastRoutes } from "./peering-least-routes";
import { rdsNotPublic } from "./rds-not-public";
import { reachabilityProof } from "./reachability-proof";
import { subnetNoAutoPublic } from "./subnet-no-auto-public";
import { unreviewedTypes } from "./unreviewed-types";
import { vpcBpa } from "./vpc-bpa";

/** Where workloads stand: private subnets, no public addresses, no side doors. */
export const networkPolicies: readonly Policy[] = [
    appInPrivateSubnets,
    noPublicIp,
    subnetNoAutoPublic,
    eipAllowlist,
    explicitRouteTable,
    natPerAz,
    dataSubnetsIsolated,
    rdsNotPublic,
    ecsNoPublicIp,
    noDefaultVpc,
    noSideDoors,
    clientVpnPeople,
    approvedTypesOnly,
    unreviewedTypes,
    peeringLeastRoutes,
    naclNoOpenAdmin,
    vpcBpa,
    reachabilityProof,
];
