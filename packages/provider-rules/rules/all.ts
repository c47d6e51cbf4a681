import { checksByType } from "../rule";
import { alarmRules } from "./alarms";
import { serviceScalingRules } from "./service-scaling";
import { autoscalingRules } from "./autoscaling";
import { certificateRules } from "./certificates";
import { cacheRules } from "./caches";
import { databaseStorageRules } from "./database-storage";
import { databaseRules } from "./databases";
import { distributionRules } from "./distributions";
import { dnsRules } from "./dns";
import { serviceOrderRules } from "./ecs/service-order";
import { serviceTargetRules } from "./ecs/service-targets";
import { serviceRules } from "./ecs/services";
import { taskRules } from "./ecs/tasks";
import { eventRules } from "./events";
import { functionRules } from "./functions";
import { healthCheckRules } from "./health-checks";
import { gatewayRules } from "./gateways";
import { iamRules } from "./iam";
import { instanceRules } from "./instances";
import { listenerActionRules } from "./listener-actions";
import { listenerRuleRules } from "./listener-rules";
import { loadBalancerRules } from "./load-balancers";
import { logRules } from "./logs";
import { messagingRules } from "./messaging";
import { nameRules } from "./names/names";
import { networkRules } from "./network";
import { policyRules } from "./policies/policies";
import { registryRules } from "./registries";
import { secretRules } from "./secrets";
import { securityGroupRules } from "./security-groups";
import { storageRules } from "./storage";
import { tableRules } from "./tables";
import { targetGroupRules } from "./target-groups";
import { vpnRules } from "./vpn";

/** What is checked of resources of a type, by token. */
export const CHECKS = checksByType([
    ...nameRules,
    ...networkRules,
    ...gatewayRules,
    ...healthCheckRules,
    ...securityGroupRules,
    ...vpnRules,
    ...loadBalancerRules,
    ...listenerActionRules,
    ...listenerRuleRules,
    ...targetGroupRules,
    ...taskRules,
    ...serviceRules,
    ...serviceTargetRules,
    ...serviceOrderRules,
    ...autoscalingRules,
    ...serviceScalingRules,
    ...instanceRules,
    ...policyRules,
    ...iamRules,
    ...databaseRules,
    ...databaseStorageRules,
    ...cacheRules,
    ...certificateRules,
    ...tableRules,
    ...storageRules,
    ...functionRules,
    ...messagingRules,
    ...eventRules,
    ...alarmRules,
    ...logRules,
    ...dnsRules,
    ...distributionRules,
    ...secretRules,
    ...registryRules,
]);
