import type { Policy } from "../../lib/policy";
import { appInPrivateSubnets } from "./app-in-private-subnets";
import { ecsNoPublicIp } from "./ecs-no-public-ip";
import { reachabilityProof } from "./reachability-proof";
import { subnetNoAutoPublic } from "./subnet-no-auto-public";

/** Where workloads stand: private subnets, no public addresses, no side doors. */
export const network: readonly Policy[] = [appInPrivateSubnets, subnetNoAutoPublic, ecsNoPublicIp, reachabilityProof];
