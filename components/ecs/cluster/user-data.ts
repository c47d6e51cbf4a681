import { reservedMemoryMiB } from "@platform/aws-model/capacity";
import {
    closedBridgeRule,
    closedBridgeSettings,
    ruleBeforeStart,
} from "@platform/aws-model/network/container-isolation";
import { hardenedKernel, withoutSshServer } from "../../shared/host-hardening";

/**
 * What an instance does at its first boot: join the cluster, and keep tasks away from the instance's own credentials,
 * from the instance itself and, on Docker's bridge, from one another. All of it is known in a first preview.
 *
 * Tasks get the credentials of their task role from the agent, at an address of its own. The instance metadata service
 * would hand them those of the instance. Its hop limit of 1 stops bridge tasks already; the rule before the agent's
 * start stops them whatever the limit is, and survives a reboot because it belongs to the agent's unit. Tasks with a
 * network interface of their own (awsvpc) are stopped by the agent.
 *
 * With `takesSsh` the SSH server stays, for the people whom the bastion forwards.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html
 */
export function instanceUserData(clusterName: string, takesSsh: boolean): string {
    const metadataRule = "DOCKER-USER --in-interface docker+ --destination 169.254.169.254/32 --jump DROP";
    return `#!/bin/bash
set -euo pipefail

${[...hardenedKernel, ...(takesSsh ? [] : [withoutSshServer])].join("\n")}

# Containers reach one another through load balancers alone.
${closedBridgeSettings}

# The agent starts after this script and does not start without these rules.
mkdir -p /etc/systemd/system/ecs.service.d
cat > /etc/systemd/system/ecs.service.d/keep-tasks-apart.conf <<'UNIT'
[Service]
${ruleBeforeStart(metadataRule)}
${ruleBeforeStart(closedBridgeRule)}
UNIT
systemctl daemon-reload

# The last step, so that an instance on which one before has failed does not join the cluster.
cat >> /etc/ecs/ecs.config <<'CONFIG'
ECS_CLUSTER=${clusterName}
ECS_RESERVED_MEMORY=${reservedMemoryMiB}
ECS_AWSVPC_BLOCK_IMDS=true
ECS_DISABLE_PRIVILEGED=true
CONFIG
`;
}
